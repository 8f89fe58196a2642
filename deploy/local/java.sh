# Sets JAVA to a Java of version 17 or later, or ends with one line. Sourced by deploy/up and deploy/token.

find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        JAVA=$JAVA_HOME/bin/java
        where="JAVA_HOME is $JAVA_HOME"
    else
        JAVA=java
        where="the java on the PATH"
    fi
    command -v "$JAVA" >/dev/null 2>&1 || complain "no java found ($where)"
    version=$("$JAVA" -version 2>&1 | sed -n 's/.* version "\([0-9]*\)[^"]*".*/\1/p' | head -n 1)
    [ "${version:-0}" -ge 17 ] || complain "Java ${version:-of unknown version} is too old ($where)"
}

complain() {
    echo "Dudao needs a JDK of version 17 or later: $1" >&2
    exit 2
}
