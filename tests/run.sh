#!/usr/bin/env bash
# Installs what is missing from the distro's packages, then checks, builds and tests everything.
# Closes on a line of its own: N passed, N failed, N skipped. Exit code 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

# Debug, because the start command of the README (dotnet run) builds that: one build serves both.
CONFIGURATION=${CONFIGURATION:-Debug}
RESULTS=TestResults
FAILURE_LINES_MAX=160
HEARTBEAT_SECONDS=30
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
failed_steps=()

step() { printf '== %s (%d s)\n' "$1" "$SECONDS"; }

# Runs a command quietly; its last lines are shown when it fails.
quietly() {
  local name=$1 log="$RESULTS/${1// /-}.log"
  shift
  step "$name"
  "$@" >"$log" 2>&1 && return 0
  tail -n 40 "$log" | cut -c1-300
  failed_steps+=("$name")
  return 1
}

close() {
  local counts passed=0 failed=0 total=0 skipped
  for trx in "$RESULTS"/*.trx; do
    [[ -f $trx ]] || continue
    counts=$(grep -m1 -o '<Counters [^>]*' "$trx")
    total=$((total + $(number total "$counts")))
    passed=$((passed + $(number passed "$counts")))
    failed=$((failed + $(number failed "$counts")))
  done
  # The results file counts skipped tests nowhere but in the total.
  skipped=$((total - passed - failed))
  (( ${#failed_steps[@]} == 0 )) || printf 'Failed: %s\n' "${failed_steps[@]}"
  # A step that failed without a failed test still counts, so that the line never looks green.
  (( ${#failed_steps[@]} > 0 && failed == 0 )) && failed=${#failed_steps[@]}
  (( passed == 0 && failed == 0 )) && failed=1
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  (( failed == 0 )) && exit 0
  exit 1
}

number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<" $2"; }

missing_packages() {
  ldconfig -p | grep 'libsqlite3\.so\.0' >/dev/null || echo libsqlite3-0
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || echo postgresql
  command -v chromium >/dev/null || echo chromium
  command -v buildah >/dev/null || echo buildah
  [[ -x /usr/sbin/debootstrap ]] || echo debootstrap
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

install_packages() {
  local as_root=()
  (( $(id -u) == 0 )) || as_root=(sudo)
  # Run level 1 keeps the packages' own servers from starting; the tests start a private one.
  "${as_root[@]}" apt-get -q update &&
    "${as_root[@]}" env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "$@"
}

# Prints failures as they come and a line of progress now and then, not one line for every test that passes.
progress() {
  local line passed=0 failed=0 skipped=0 shown=0 showing=0 last=$SECONDS
  while true; do
    IFS= read -r -t "$HEARTBEAT_SECONDS" line
    local status=$?
    if (( status == 0 )); then
      case $line in
        '  Passed '*) passed=$((passed + 1)) showing=0 ;;
        '  Skipped '*) skipped=$((skipped + 1)) showing=0 ;;
        '  Failed '*) failed=$((failed + 1)) showing=1 ;;
        'The active test run was aborted'* | *'error'*'testhost'*) showing=1 ;;
      esac
      if (( showing && shown < FAILURE_LINES_MAX )); then
        printf '%s\n' "${line:0:300}"
        shown=$((shown + 1))
      fi
    elif (( status <= 128 )); then
      break
    fi
    if (( SECONDS - last >= HEARTBEAT_SECONDS )); then
      last=$SECONDS
      printf '   %d passed, %d failed, %d skipped so far (%d s)\n' "$passed" "$failed" "$skipped" "$SECONDS"
    fi
  done
}

run_tests() {
  step 'tests'
  dotnet test tests/PuskesosBot.Tests -c "$CONFIGURATION" --no-build --results-directory "$RESULTS" \
    --logger trx --logger 'console;verbosity=normal' \
    --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none 2>&1 | progress
  [[ ${PIPESTATUS[0]} == 0 ]] || failed_steps+=('tests')
}

rm -rf "$RESULTS"
mkdir -p "$RESULTS"
command -v dotnet >/dev/null || { echo 'The .NET 10 SDK is not installed.'; failed_steps+=('.NET SDK'); close; }
mapfile -t missing < <(missing_packages)
if (( ${#missing[@]} > 0 )); then
  quietly "install ${missing[*]}" install_packages "${missing[@]}" || close
fi

quietly 'restore' dotnet restore PuskesosBot.sln || close
quietly 'format' dotnet format whitespace PuskesosBot.sln --verify-no-changes --no-restore
# Not incremental: what was built without the analyzers would count as built.
quietly 'build' dotnet build PuskesosBot.sln -c "$CONFIGURATION" --no-restore --no-incremental -p:Analyze=true -v q || close
program=(dotnet "src/PuskesosBot.Server/bin/$CONFIGURATION/net10.0/puskesosbot.dll")
quietly 'dialogs check' "${program[@]}" dialogs check
quietly 'migrations check' env CONFIGURATION="$CONFIGURATION" bash config/build/migrations/check.sh
run_tests
close
