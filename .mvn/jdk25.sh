# Sourced by mvnw, .ci/run and datifyy (POSIX sh).
#
# jdk25_home prints the home of a JDK 25, looking at JAVA_HOME, the PATH and the usual places, in that order.
# When there is none it says in one sentence what to install, and returns 1.

jdk25_is() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

jdk25_home() (
  set +f
  on_path="$(command -v javac || :)"
  if [ -n "$on_path" ]; then
    on_path="$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")"
    on_path="$(dirname "$(dirname "$on_path")")"
  fi
  for home in "${JAVA_HOME-}" "$on_path" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/openjdk /opt/*jdk*25* \
    "${HOME-}"/.sdkman/candidates/java/25* "${HOME-}"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$home" ] && jdk25_is "$home"; then
      printf '%s\n' "$home"
      exit 0
    fi
  done
  echo "Datifyy needs JDK 25 and found none: install it (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it." >&2
  exit 1
)
