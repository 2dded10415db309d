#!/bin/sh
# Builds or tests the pages of one module: build-web.sh build|test agent-desktop
# Called by Maven. Does nothing when nothing has changed. A release that carries the built pages (MODULE/web/dist) needs no
# Node to build: it is asked for only when the pages are missing or older than their sources.
set -eu
task=$1
module=$2
cd "$(dirname "$0")"
web=$module/web

digest() { find "$@" -type f ! -path '*/node_modules/*' ! -path '*/dist/*' -print0 | LC_ALL=C sort -z | xargs -0 cat | cksum; }

inputs=$(digest "$web" package.json package-lock.json tsconfig.base.json)
built=$web/dist/.inputs
if [ "$task" = build ] && [ -f "$built" ] && [ "$(cat "$built")" = "$inputs" ]; then exit 0; fi

if ! command -v node >/dev/null 2>&1; then
  if [ "$task" = build ] && [ -d "$web/dist" ]; then
    echo "build-web: no Node here, the pages of $module stay as they were built" >&2
    exit 0
  fi
  echo "build-web: the pages of $module need Node 20.19 or newer (https://nodejs.org), and 'node' was not found" >&2
  exit 1
fi

locked=$(cksum < package-lock.json)
if [ ! -f node_modules/.locked ] || [ "$(cat node_modules/.locked)" != "$locked" ]; then
  npm ci --no-progress --loglevel=error
  echo "$locked" > node_modules/.locked
fi

case $task in
  build)
    npm run build --silent --workspace "$web"
    echo "$inputs" > "$built"
    ;;
  test) # the report lies where those of the Java tests lie, so that both are counted
    npm test --silent --workspace "$web" -- --reporter=default --reporter=junit --outputFile.junit=../target/vitest-reports/TEST-pages.xml
    ;;
  *) echo "build-web: build or test, not '$task'" >&2; exit 2 ;;
esac
