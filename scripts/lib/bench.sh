# Sourced by scripts/bench and scripts/latency: what the parts share. A part's table is written to docs/benchmarks/PART.md.

bench_build=$root/.build-bench
bench=$bench_build/release/FrostBenchmark
results=$bench_build/results

# build_benchmarks PRODUCT ...: optimised; nobody who builds Frost builds them.
build_benchmarks() {
  local product
  for product; do
    say "Building $product (the first time takes some minutes) ..."
    (cd "$root" && FROST_ONLY=FrostBenchmark,LatencyBenchmark swift build -c release --product "$product" \
      --scratch-path "$bench_build" --quiet) >&2 || die "$product could not be built (see above)"
  done
}

# machine: when, of what and on what something is measured.
machine() {
  local cpu memory commit
  cpu=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/^MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo)
  commit=$(git -C "$root" rev-parse --short HEAD)
  git -C "$root" diff --quiet HEAD -- Sources rules || commit="$commit with changes"
  echo "$(date -u '+%Y-%m-%d %H:%M') UTC, commit $commit; $(nproc) cores ($cpu), $memory GiB, Linux $(uname -r); load average" \
    "$(cut -d ' ' -f 1-2 /proc/loadavg)."
}

# table PART TITLE COLUMNS [WORDS]: lines with tabs from standard input as the page of a part, and on the terminal. Columns
# are separated by |.
table() {
  mkdir -p "$root/docs/benchmarks"
  local page=$root/docs/benchmarks/$1.md
  {
    printf '# %s\n\nWritten by `scripts/bench %s`. %s\n\n' "$2" "$1" "$(machine)"
    [ -z "${4:-}" ] || printf '%s\n\n' "$4"
    awk -F '\t' -v columns="$3" '
      BEGIN {
        n = split(columns, names, "|")
        for (i = 1; i <= n; i++) printf "| %s ", names[i]
        print "|"
        for (i = 1; i <= n; i++) printf "|---"
        print "|"
      }
      { for (i = 1; i <= n; i++) printf "| %s ", $i; print "|" }'
  } | tee "$page.new" >&2
  mv "$page.new" "$page"
}

# measure PART [AS]: its benchmarks, each in a process of its own. The lines stay for the table of goals.
measure() {
  local as=${2:-$1}
  (
    cd "$root"
    "$bench" list | grep "^$1/" | while read -r name; do "$bench" run "$name" || exit 1; done
  ) | sed "s,^$1/,," | keep "$as"
}

# keep PART: lines with tabs, passed on, and kept as what the part measured last.
keep() {
  mkdir -p "$results"
  tee "$results/$1.new"
  mv "$results/$1.new" "$results/$1.tsv"
}

row_columns='what|events/s|ns an event|p50|p99|p99.9|peak MiB|'
processor_time='Processor time of one thread; p50, p99 and p99.9 are of the steps, ns an event.'
