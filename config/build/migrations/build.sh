#!/usr/bin/env bash
# Fetches the EF tool and builds what it starts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet tool restore
dotnet build DeskMigrations -c "${CONFIGURATION:-Debug}" -v q
