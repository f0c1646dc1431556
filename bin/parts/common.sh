# Read by every script in bin/: finds the project and a Node that is new enough. POSIX sh.
project=$(CDPATH='' cd -- "$here/.." && pwd -P) || exit 1

if ! command -v node >/dev/null 2>&1; then
  echo "Chưa có Node.js. Hãy cài Node.js 20.19 trở lên (nên dùng bản 24): https://nodejs.org" >&2
  echo "Node.js is missing. Install Node.js 20.19 or later (24 is best): https://nodejs.org" >&2
  exit 1
fi
if ! node -e 'var v = process.versions.node.split("."); process.exit(+v[0] > 20 || (+v[0] === 20 && +v[1] >= 19) ? 0 : 1)'; then
  echo "Node.js $(node --version) đã cũ. Lắng Nghe cần bản 20.19 trở lên (nên dùng bản 24)." >&2
  echo "Node.js $(node --version) is too old. Lắng Nghe needs 20.19 or later (24 is best)." >&2
  exit 1
fi

part() { name=$1; shift; node "$project/bin/parts/$name.mjs" "$@"; }
