#!/usr/bin/env bash
# Trains the net that reads words: corpus/train/words/README.md. `./dev train-words` calls it with the folder of the built programs.
set -euo pipefail
cd "$(dirname "$0")/../../.."

readonly PROGRAMS=$1 CODE=corpus/train/words WORK=build/train-words MODEL=${MODEL:-extract/data/words.net}
readonly PYTHON=${PYTHON:-/usr/bin/python3}  # Debian's, which has python3-torch; another one with a GPU is faster
# Files of 10,000 lines, how many of them are drawn at a time, and how long the net learns from what there is.
readonly FILES=${FILES:-380} JOBS=${JOBS:-$(nproc)} MINUTES=${MINUTES:-18.3}

say() { echo "train-words: $(date +%H:%M:%S) $*"; }

draw() {  # SET FONTS LINES FOLDER
  nice "$PROGRAMS/recount_train_lines" --tables $WORK/tables --out "$WORK/$4" --set "$1" --fonts "$2" --lines "$3" --raw --height 40 \
    > /dev/null
}
export -f draw
export PROGRAMS WORK

rm -rf $WORK
mkdir -p $WORK/lines
"$PYTHON" $CODE/tables.py $WORK/tables
draw corpus corpus 1500 evaluation
say "drawing $FILES files of lines, while the net learns from those that are there"
seq 1 "$FILES" | xargs -P "$JOBS" -I{} bash -c 'draw w{} train 10000 lines' &
readonly DRAWING=$!
trap 'kill $DRAWING 2> /dev/null || true' EXIT
"$PYTHON" $CODE/train.py $WORK/lines $WORK/evaluation/corpus.lines $WORK/out --minutes "$MINUTES"
"$PYTHON" $CODE/export.py $WORK/out/words.pt "$MODEL"
say "done: $MODEL"
