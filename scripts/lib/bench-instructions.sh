# Sourced by scripts/bench: instructions an event, by callgrind. They are the same every time, so that more of them is a change
# of the code; what waits for memory or a disk they do not tell.

thresholds=$root/Benchmarks/thresholds.tsv
tolerance=3

# What must not regress.
counted_benchmarks() {
  "$bench" list | grep -E '^(decode|intern|cel|engine)/|^features/(none|read)|^growth/(rules|windows)'
}

# instructions NAME: a line of a benchmark's name and its instructions an event.
instructions() {
  local log events collected
  log=$(mktemp)
  events=$(cd "$root" && SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    --collect-atstart=no --toggle-collect='*frost_measured*' "$bench_build/FrostBenchmark" count "$1" 2>"$log")
  collected=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$log")
  [ "${collected:-0}" -gt 0 ] || die "$1 could not be counted" "$(tail -n 3 "$log")"
  rm "$log"
  printf '%s\t%s\n' "$1" $((collected / events))
}

# all_instructions: of all, in the order of their names, two at a time.
all_instructions() {
  command -v valgrind >/dev/null || die "no valgrind: instructions cannot be counted" "apt-get install valgrind"
  # valgrind cannot read what Swift writes about its lines.
  objcopy --strip-debug "$bench" "$bench_build/FrostBenchmark"
  export -f instructions die say
  export root bench_build
  counted_benchmarks | xargs -d '\n' -P "$(nproc)" -I '{}' bash -c 'instructions "$1"' instructions '{}' | LC_ALL=C sort
}

part_instructions() {
  all_instructions | keep instructions | table instructions "Instructions of an event" "what|instructions" \
    "By callgrind, whose simdjson has no AVX-512. Rows of features are the whole event, whose own is in \`features/none\`."
  awk -F '\t' -v OFS='\t' -v tolerance="$tolerance" '
    FILENAME == ARGV[1] { own[$1] = $3; next }
    { print $1, $2, $1 in own ? own[$1] : tolerance }' \
    <(cat "$thresholds" 2>/dev/null || true) "$results/instructions.tsv" >"$thresholds.new"
  mv "$thresholds.new" "$thresholds"
}

# Compares with the thresholds: name, instructions an event, how many percent more are borne.
check_instructions() {
  [ -f "$thresholds" ] || die "there are no thresholds to hold against" "scripts/bench instructions writes them"
  all_instructions | awk -F '\t' '
    FNR == NR { instructions[$1] = $2; borne[$1] = $3; next }
    {
      seen[$1] = 1
      if (!($1 in instructions)) { print $1 ": " $2 " instructions; no threshold: scripts/bench instructions sets one"; bad = 1; next }
      change = ($2 - instructions[$1]) * 100 / instructions[$1]
      if (change > borne[$1]) { printf "%s: %d instructions, %.1f %% more than %d\n", $1, $2, change, instructions[$1]; bad = 1 }
      else if (change < -borne[$1]) printf "%s: %d instructions, %.1f %% fewer than %d: scripts/bench instructions lowers the threshold\n", $1, $2, -change, instructions[$1]
    }
    END {
      for (name in instructions) if (!(name in seen)) { print name ": has a threshold and was not counted"; bad = 1 }
      if (!bad) print "no benchmark takes more instructions than its threshold bears"
      exit bad
    }' "$thresholds" -
}
