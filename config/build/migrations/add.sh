#!/usr/bin/env bash
# Adds a migration to both databases: add.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
(( $# == 1 )) || { echo 'usage: add.sh NAME' >&2; exit 2; }
./build.sh
for database in Sqlite Postgres; do
  ./ef.sh "$database" migrations add "$1" --output-dir "$database/Migrations"
done
