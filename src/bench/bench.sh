# Read by each benchmark's script: builds the program as its launcher does, compiles the benchmarks, runs one.
root=$(cd "$(dirname "$0")/../.." && pwd)

bench() {
  "$root/foundry-bench" --version >/dev/null || exit
  java_home=$(cat "$root/target/jdk")
  classes=$root/target/bench
  libraries="$classes:$root/target/classes:$root/target/lib/*"
  mkdir -p "$classes"
  "$java_home/bin/javac" -d "$classes" -cp "$libraries:$root/target/javafx/*" "$root"/src/bench/java/foundrybench/bench/*.java || exit
  main=foundrybench.bench.$1
  shift
  exec "$java_home/bin/java" -Dbench.root="$root" --enable-native-access=ALL-UNNAMED -cp "$libraries" "$main" "$@"
}
