#!/usr/bin/env bash
# Runs dotnet ef on one database's context: ef.sh Sqlite|Postgres ARGUMENTS... (build the projects first)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
database=$1
shift
# Arguments after "migrations add NAME" may name a folder; it is relative to the data project.
exec dotnet ef "$@" --no-build --configuration "${CONFIGURATION:-Debug}" --context "${database}DeskDb" \
  --project ../../../src/PuskesosBot.Data --startup-project DeskMigrations
