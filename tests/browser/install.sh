#!/bin/sh
# Installs the browser that the tests of pages drive, where it is missing and the user may; else says what is left out.
set -eu
[ ! -x /usr/bin/chromium ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null || true
fi
[ -x /usr/bin/chromium ] ||
    echo "The tests in a browser are left out: there is no /usr/bin/chromium (Debian: apt-get install chromium)." >&2
