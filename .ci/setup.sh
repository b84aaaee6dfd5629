# What ./run and ./test both need; read into them, not run. POSIX sh.
# Each step prints one line when it does something and nothing when all is in place.

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# apt_install PACKAGE...: quietly, as root or by sudo without a question; fails where neither may.
apt_install() {
  command -v apt-get >/dev/null || return 1
  as_root=
  [ "$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && as_root=sudo; } || return 1
  say "Installing $* through apt"
  for step in update "install -y --no-install-recommends $*"; do
    # shellcheck disable=SC2086 # a step is several words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 $step \
      >/dev/null </dev/null || return 1
  done
}

find_python() {
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    new_enough "$python" && "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  done
  return 1
}

make_venv() {
  new_enough .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null && return
  find_python || { apt_install python3 python3-venv && find_python; } ||
    stop "Python 3.11 or later with its venv module is needed: on Debian, apt-get install python3-venv"
  say "Making .venv with $("$python" --version)"
  rm -rf .venv && "$python" -m venv .venv || stop "The virtual environment could not be made"
}

# install_list NAME: requirements/NAME.txt and the project itself, once for each state of the files.
install_list() {
  done_for=".venv/installed-$1"
  cat "requirements/$1.txt" pyproject.toml | cmp -s - "$done_for" && return
  say "Installing the packages of requirements/$1.txt"
  pip='.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input'
  $pip --require-hashes --requirement "requirements/$1.txt" &&
    $pip --no-deps --no-build-isolation --editable . ||
    stop "The packages could not be installed: is there a way to a package index?"
  cat "requirements/$1.txt" pyproject.toml >"$done_for"
}

fetch_assets() {
  .venv/bin/python -m tracker.assets || stop "Set-up stopped; run it again when that is mended"
}
