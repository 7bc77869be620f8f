#!/usr/bin/env bash
# Trains the model that reads figures: corpus/train/README.md. `./dev train` calls it with the folder of the built programs.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly PROGRAMS=$1 WORK=build/train TABLES=corpus/train MODEL=${MODEL:-extract/data/figures.traineddata}
# Name of a set, its fonts, lines. What is only evaluated has the fonts of the training, others, and the corpus'.
readonly SETS="${SETS:-a:train:25000 b:train:25000 eval:train:3000 unseen:unseen:3000 corpus:corpus:5000}"
# Lists of lines, iterations, learning rate. Nets learn short lines first; each part begins with the weights of the last.
# lstmtraining begins with the first line of its list each time, so parts have lists of their own.
readonly PARTS="${PARTS:-short:45000:2e-3 a:25000:2e-3 b:25000:1e-3 a:60000:1e-3 b:50000:4e-4 a:28000:1e-4}"
export OMP_THREAD_LIMIT=1  # more threads of Tesseract are slower

say() { echo "train: $(date +%H:%M:%S) $*"; }

draw_lines() {
  local set name fonts count running=()
  for set in $SETS; do
    IFS=: read -r name fonts count <<< "$set"
    "$PROGRAMS/recount_train_lines" --short --tables $TABLES --out $WORK/lines --set "$name" --fonts "$fonts" --lines "$count" \
      > "$WORK/$name.log" &
    running+=($!)
  done
  local one
  for one in "${running[@]}"; do wait "$one"; done
  cat $WORK/lines/a-short.list $WORK/lines/b-short.list > $WORK/lines/short.list
}

# A model without weights: the symbols, each of which is a class of its own.
begin_model() {
  mkdir -p $WORK/script $WORK/model
  printf '4e00\t1.0\n' > $WORK/script/radical-stroke.txt  # must be there, and is not used
  combine_lang_model --input_unicharset $WORK/lines/figures.unicharset --script_dir $WORK/script --output_dir $WORK/model \
    --lang figures --pass_through_recoder > $WORK/model.log 2>&1
}

# Each part writes checkpoints of its own: lstmtraining would take up an older one with its old learning rate.
train() {
  local classes part lines count rate number=0
  classes=$(head -n 1 $WORK/model/figures/figures.unicharset)
  local from=(--net_spec "[1,48,0,1 Ct3,3,16 Mp3,3 Lfys48 Lfx96 Lrx96 Lfx192 O1c$classes]")
  for part in $PARTS; do
    IFS=: read -r lines count rate <<< "$part"
    local out=$WORK/part$((++number))
    say "$count iterations on $lines lines at $rate"
    # It fails where the error is still above its target at the end, as it should be.
    lstmtraining --traineddata $WORK/model/figures/figures.traineddata --model_output "$out" "${from[@]}" \
      --learning_rate "$rate" --train_listfile "$WORK/lines/$lines.list" --max_image_MB 3000 --target_error_rate 0.0001 \
      --max_iterations "$count" >> $WORK/training.log 2>&1 || true
    [[ -f ${out}_checkpoint ]] || { tail -n 5 $WORK/training.log >&2; exit 1; }
    from=(--continue_from "${out}_checkpoint" --reset_learning_rate)
  done
  last=${from[1]}
}

# Whole numbers for weights: an eighth of the size, and read as well.
finish() {
  mkdir -p "$(dirname "$MODEL")"
  lstmtraining --stop_training --convert_to_int --continue_from "$last" \
    --traineddata $WORK/model/figures/figures.traineddata --model_output "$MODEL" > /dev/null 2>&1
  "$PROGRAMS/recount_train_score" --model "$MODEL" --lines $WORK/lines --set eval --set unseen --set corpus
}

rm -rf $WORK
mkdir -p $WORK
say "drawing lines"
draw_lines
begin_model
train
say "reading the lines that it has not seen"
finish
say "done: $MODEL"
