@echo off
rem Builds the program when its sources are newer than the build, then runs it with all arguments passed on.
rem Ends with 127 when a JDK or Maven is missing.
setlocal EnableExtensions
set "root=%~dp0"
set "powershell=powershell -NoProfile -ExecutionPolicy Bypass -Command"

set "jdk="
for %%D in ("%FOUNDRY_BENCH_JDK%" "%JAVA_HOME%") do if not defined jdk call :try "%%~D"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%USERPROFILE%\.jdks") do (
  if not defined jdk if exist "%%~R" for /d %%D in ("%%~R\*") do if not defined jdk call :try "%%~D"
)
if not defined jdk (
  echo foundry-bench: a JDK of version 25 or newer is needed; none was found. 1>&2
  echo Get one from https://adoptium.net ^(Temurin 25^), or name its folder in FOUNDRY_BENCH_JDK. 1>&2
  exit /b 127
)

set "stale="
if not exist "%root%target\built" (set "stale=1") else (
  for /f %%S in ('%powershell% "$b=(Get-Item '%root%target\built').LastWriteTime; @(Get-ChildItem -Recurse -File '%root%src\main','%root%assets','%root%pom.xml' | Where-Object LastWriteTime -gt $b).Count"') do if not "%%S"=="0" set "stale=1"
)
if defined stale (
  where mvn >nul 2>nul || (
    echo foundry-bench: Maven is needed to build the program, and mvn is not on the PATH. 1>&2
    echo Get it from https://maven.apache.org/download.cgi, or by winget install Apache.Maven. 1>&2
    exit /b 127
  )
  echo foundry-bench: building, the first time takes a minute or two 1>&2
  set "JAVA_HOME=%jdk%"
  call mvn -q -B -ntp -f "%root%pom.xml" process-classes 1>&2 || exit /b 1
  type nul > "%root%target\built"
)

"%jdk%\bin\java" --module-path "%root%target\javafx" --add-modules javafx.controls,javafx.fxml ^
  --enable-native-access=ALL-UNNAMED,javafx.graphics ^
  -cp "%root%target\classes;%root%target\lib\*" foundrybench.app.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "version=%%~V"
)
set "version=%version:"=%"
if %version% GEQ 25 set "jdk=%~1"
exit /b 0
