#!/usr/bin/env bash
# Writes one database's model as code, so that a start need not work it out: compile.sh Sqlite|Postgres FOLDER
# (build the projects first)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
./ef.sh "$1" dbcontext optimize --output-dir "$2" --namespace "PuskesosBot.Data.$1.Compiled" > /dev/null
