#!/usr/bin/env bash
# Fails when the model of either database has changed since its last migration.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
./build.sh
for database in Sqlite Postgres; do
  ./ef.sh "$database" migrations has-pending-model-changes
done
