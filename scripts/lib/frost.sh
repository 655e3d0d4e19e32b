# Sourced by the scripts beside it: packages, release build, a frostd of one's own in a temporary directory.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=$root/.build-release/release
work=
frostd_pid=

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$(basename "$0"): $1"
  [ -z "${2:-}" ] || say "  $2"
  exit 1
}

# A Swift 6.3 toolchain and Debian's libraries; what is missing is installed, and said.
prepare() {
  command -v swift >/dev/null || die "no swift in PATH" "install a Swift 6.3 toolchain: https://www.swift.org/install/linux/"
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case $version in
    6.[3-9] | 6.[1-9][0-9] | [7-9].*) ;;
    *) die "Swift ${version:-of an unknown version} is too old" "Frost needs 6.3: https://www.swift.org/install/linux/" ;;
  esac
  need_packages \
    "git:fetches the Swift packages" \
    "g++:the C++ headers that simdjson needs" \
    "libsimdjson-dev:decodes the stream" \
    "libsqlite3-dev:stores decisions" \
    "libsystemd-dev:tells systemd how the service is" \
    "zlib1g-dev:needed by the packages of the HTTP server"
}

need_packages() {
  local entry missing=() sudo=()
  for entry; do
    dpkg-query -W -f '${Status}' "${entry%%:*}" 2>/dev/null | grep -q '^install ok installed' || missing+=("$entry")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Debian packages are missing; installing them:"
  for entry in "${missing[@]}"; do say "  ${entry%%:*}  (${entry#*:})"; done
  command -v apt-get >/dev/null || die "this is no Debian: no apt-get" "install what corresponds to: ${missing[*]%%:*}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "not root, and no sudo" "as root: apt-get install ${missing[*]%%:*}"
    sudo=(sudo)
  fi
  { "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q \
    && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]%%:*}"; } >&2 \
    || die "apt could not install them (see above)" "try by hand: apt-get install ${missing[*]%%:*}"
}

# build_release [PRODUCT ...]: frostd and frostctl, or those named, optimised, nothing else.
build_release() {
  local product quiet=
  [ -t 2 ] || quiet=--quiet
  [ $# -gt 0 ] || set -- frostd frostctl
  for product; do
    say "Building $product (the first time takes some minutes) ..."
    (cd "$root" && swift build -c release --product "$product" --scratch-path .build-release $quiet) >&2 \
      || die "$product could not be built (see above)"
  done
}

# A temporary directory that goes away at the end, with the frostd in it.
make_work_directory() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/frost-XXXXXX")
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

clean_up() {
  stop_frostd
  rm -rf "$work"
}

# write_configuration DIRECTORY RULES STREAM: a frostd whose clock is the stream's.
write_configuration() {
  mkdir -p "$1/state" "$1/run"
  cat >"$1/frost.yaml" <<EOF
rules: $2
state: $1/state
run: $1/run
sources:
  - {name: wallet, file: $3, start: beginning}
clock: stream
batch: {age: 1ms}
log-level: warning
EOF
}

# start_frostd DIRECTORY: runs the one configured there until its sockets answer.
start_frostd() {
  "$bin/frostd" run --config "$1/frost.yaml" 2>"$1/frostd.log" &
  frostd_pid=$!
  local tries
  for tries in $(seq 300); do
    if ! kill -0 "$frostd_pid" 2>/dev/null; then
      cat "$1/frostd.log" >&2
      die "frostd did not start (see above)"
    fi
    case $("$bin/frostctl" status --socket-dir "$1/run" >/dev/null 2>&1; echo $?) in 0 | 1) return 0 ;; esac
    sleep 0.1
  done
  cat "$1/frostd.log" >&2
  die "frostd did not answer within 30 seconds (see above)"
}

stop_frostd() {
  [ -n "$frostd_pid" ] || return 0
  kill "$frostd_pid" 2>/dev/null || true
  wait "$frostd_pid" 2>/dev/null || true
  frostd_pid=
}
