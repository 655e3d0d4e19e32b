# Sourced by scripts/bench: what is aimed at, beside what the other parts measured when they ran last.

# value PART NAME COLUMN: of the last run of a part; nothing: there was none.
value() { awk -F '\t' -v name="$2" -v column="$3" '$1 == name { print $column; exit }' "$results/$1.tsv" 2>/dev/null || true; }

# median PART NAME: of the events a second of its runs.
median() {
  awk -F '\t' -v name="$2" '$1 == name { print $2 }' "$results/$1.tsv" 2>/dev/null | sort -n |
    awk '{ all[NR] = $1 } END { if (NR) print all[int((NR + 1) / 2)] }'
}

# note PART NAME COLUMN WORDS: the number behind these words.
note() { value "$1" "$2" "$3" | sed -n "s/.*$4 \([0-9.]*\).*/\1/p"; }

# goal WHAT MEASURED LEAST|MOST GOAL
goal() {
  awk -v OFS='\t' -v what="$1" -v measured="$2" -v kind="$3" -v goal="$4" 'BEGIN {
    met = measured == "" ? "not measured" : (kind == "least" ? measured + 0 >= goal + 0 : measured + 0 <= goal + 0) ? "met" : "missed"
    print what, measured, "at " kind " " goal, met
  }'
}

# ratio A B
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (a != "" && b + 0 > 0) printf "%.2f", a / b }'; }

# quantile COLUMN N: the N-th number in a column of the line for 10,000 events a second.
quantile() { value latency 10000 "$1" | cut -d , -f "$2" | tr -d ' '; }

# bound AIM N: the aim, or three times that of append and fdatasync, where that is larger.
bound() { awk -v aim="$1" -v disk="$(quantile 5 "$2")" 'BEGIN { print (disk * 3 > aim ? disk * 3 : aim) }'; }

goals() {
  local velocity few
  velocity=$(median end-to-end velocity-10)
  goal "velocity-10 from file to committed verdict, events/s, median" "$velocity" least 600000
  goal "the same, over the C++ run alternately" "$(ratio "$velocity" "$(median end-to-end "the C++ of velocity-10")")" least 1
  goal "the shipped pack, events/s, median" "$(median end-to-end "the shipped pack")" least 300000
  goal "10,000 events/s, line to freeze, p99, ms" "$(quantile 2 2)" most "$(bound 10 2)"
  goal "10,000 events/s, line to freeze, p99.9, ms" "$(quantile 2 3)" most "$(bound 25 3)"
  goal "the pack at 20 events an account, bytes an account" "$(note engine pack 8 'bytes an account')" most 1024
  goal "the same, all keys packed" "$(note engine "pack, all keys packed" 8 'bytes an account')" most 1024
  for few in "two features of them" velocity-10; do
    goal "10,000,000 accounts (or what 12 GiB hold) over 10,000, $few" \
      "$(ratio "$(value growth "accounts, $few: 10000000" 3)" "$(value growth "accounts, $few: 10000" 3)")" most 3
  done
  goal "1,000 rules, 950 for other types, over 50" "$(ratio \
    "$(value growth "rules: 1000, for 20 types, the event's among them" 3)" \
    "$(value growth "rules: 50, all for the event's type" 3)")" most 2
  goal "keys of velocity-10 in 12 GiB" "$(note growth "accounts, velocity-10: 10000000" 8 keys)" least 10000000
  goal "allocations an event, known keys" "$(note allocations "velocity-10, known keys" 8 'allocations an event')" most 0.01
}

part_goals() {
  goals | table goals "Goals" "what|measured|goal|" "Of the last run of each part on this machine; their pages have their dates."
}
