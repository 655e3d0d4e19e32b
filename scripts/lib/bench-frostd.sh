# Sourced by scripts/bench: the real frostd, from a file to committed verdicts, and following a file.

runs=5

# velocity_stream: where velocity-10's events.jsonl is; nothing: nowhere.
velocity_stream() {
  local streams=${STREAMS:-$bench_build/streams} generator=$root/../shared/velocity-10/gen.py
  if [ ! -f "$streams/events.jsonl" ] && [ -f "$generator" ] && python3 -c 'import numpy' 2>/dev/null; then
    say "Making velocity-10's stream ..."
    mkdir -p "$streams"
    python3 "$generator" 2000000 24 100000 42 "$streams/events.jsonl" >&2
  fi
  [ ! -f "$streams/events.jsonl" ] || echo "$streams/events.jsonl"
}

# reference: the C++ of the same rules, built; nothing: it cannot be.
reference() {
  local source=$root/../shared/velocity-10/ref_pf.cpp
  [ -f "$source" ] && command -v g++ >/dev/null || return 0
  g++ -w -O3 -march=native -std=c++17 "$source" -o "$bench_build/ref_pf" -lsimdjson -lsqlite3 >&2 && echo "$bench_build/ref_pf"
}

# once NAME STREAM RULES: a line of what frostd did with a stream.
once() {
  local directory=$work/once out
  mkdir "$directory"
  write_configuration "$directory" "$3" "$2"
  # What the stream's hours tell of its health is no matter here.
  out=$("$bin/frostd" run --once --config "$directory/frost.yaml" 2>"$work/once.log") \
    || die "frostd did not read $2" "$(tail -n 3 "$work/once.log")"
  rm -rf "$directory"
  awk -v name="$1" '{
    for (i = 1; i <= NF; i++) { split($i, pair, "="); of[pair[1]] = pair[2] }
    printf "%s\t%s\t%s\t%s\t%s freezes\n", name, of["events/s"], of["us/event"], of["peak-MiB"], of["freezes"]
  }' <<<"$out"
}

# reference_once PROGRAM STREAM: the same of the C++, with a commit for every 4,096 events.
reference_once() {
  NB=16 "$1" "$2" sql "$work/reference.db" | awk '{
    for (i = 1; i <= NF; i++) { split($i, pair, "="); of[pair[1]] = pair[2] }
    printf "the C++ of velocity-10\t%s\t%.2f\t%s\t%s frozen\n", of["eps_wall"], 1000000 / of["eps_wall"], of["rss_mb"], of["frozen"]
  }'
  rm -f "$work"/reference.db*
}

end_to_end() {
  local stream program run
  stream=$(velocity_stream) program=$(reference)
  [ -n "$program" ] || say "left out: the C++ reference, whose source, or g++ with simdjson and SQLite, is not at hand"
  if [ -n "$stream" ]; then
    cat "$stream" >/dev/null
    for ((run = 0; run < runs; run++)); do
      once velocity-10 "$stream" "$root/Benchmarks/velocity-10/rules"
      [ -z "$program" ] || reference_once "$program" "$stream"
    done
  else
    say "left out: velocity-10, whose stream and generator are not at hand"
  fi
  "$bin/frostctl" simulate --quiet --accounts 50000 --events 1000000 --seed 1 --out "$work/pack.jsonl" 2>/dev/null
  for ((run = 0; run < (runs + 1) / 2; run++)); do once "the shipped pack" "$work/pack.jsonl" "$root/rules"; done
}

part_end-to-end() {
  build_release
  make_work_directory
  end_to_end | keep end-to-end | table end-to-end "From file to committed verdict" "what|events/s|us an event|peak MiB|" \
    "\`frostd run --once\`, the stream in the page cache, \`synchronous=FULL\`, ids remembered, journal on; in the order of the runs. \
The C++ commits every 4,096 events. The pack: 1,000,000 simulated events of 50,000 accounts."
}

part_latency() {
  SECONDS_EACH=20 "$root/scripts/latency" 100 1000 10000 50000 100000 | keep latency |
    awk -F '\t' -v OFS='\t' '{ $7 = $7 + 0 > 1000 ? "no: the last second took " $7 " ms" : "yes"; print }' |
    table latency "From a line to its freeze" \
      "events/s|line to freeze: p50, p99, p99.9|verdict|a question|append and fdatasync|freezes|keeps up" \
      "Milliseconds: from before a line's write until its freeze has come by in the feed; from an event's write into the socket source \
until its verdict is read, 50 a second; a question of the control socket, ten a second; and append and fdatasync of what is written in \
5 ms. Velocity-10 and a rule that freezes; 20 seconds of each rate; a hundred freezes a second, at 100 events/s 25. \`batch\` as shipped."
}
