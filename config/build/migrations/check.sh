#!/usr/bin/env bash
# Fails when the model of either database has changed since its last migration, or since it was written as code.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
./build.sh
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
for database in Sqlite Postgres; do
  ./ef.sh "$database" migrations has-pending-model-changes
  ./compile.sh "$database" "$fresh/$database"
  # The model's id is drawn anew each time.
  diff -r -I 'modelId: new Guid' "$fresh/$database" "../../../src/PuskesosBot.Data/$database/Compiled" \
    || { echo "$database/Compiled is not of this model: compile.sh $database $database/Compiled" >&2; exit 1; }
done
