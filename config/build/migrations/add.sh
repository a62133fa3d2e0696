#!/usr/bin/env bash
# Adds a migration to both databases, and writes their models as code anew: add.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
(( $# == 1 )) || { echo 'usage: add.sh NAME' >&2; exit 2; }
# The old code may name what the model no longer has.
rm -rf ../../../src/PuskesosBot.Data/{Sqlite,Postgres}/Compiled
./build.sh
for database in Sqlite Postgres; do
  ./ef.sh "$database" migrations add "$1" --output-dir "$database/Migrations"
  ./compile.sh "$database" "$database/Compiled"
done
