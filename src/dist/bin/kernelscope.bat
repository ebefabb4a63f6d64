@echo off
rem Starts Kernelscope with the Java that JAVA_HOME or the PATH names. Without an argument: the window.
rem Further options for Java itself may stand in KERNELSCOPE_JAVA_OPTS.
setlocal

if not defined JAVA_HOME goto path
set "JAVA_HOME=%JAVA_HOME:"=%"
if not exist "%JAVA_HOME%\bin\java.exe" goto wrong
set "PATH=%JAVA_HOME%\bin;%PATH%"
:path
where /q java
if errorlevel 1 goto none

rem The first line reads: openjdk version "17.0.15" 2025-04-15 (or "1.8.0_452", or "25-ea").
set "VERSION=0"
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~v"
set "MAJOR=0"
for /f "tokens=1 delims=.-+_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% lss 17 goto old

rem Java 24 and later ask to be told about native code and Unsafe; older ones do not know the options.
set "OPTIONS="
if %MAJOR% geq 24 set "OPTIONS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
java %KERNELSCOPE_JAVA_OPTS% %OPTIONS% -jar "%~dp0..\lib\kernelscope.jar" %*
exit /b %ERRORLEVEL%

:wrong
echo JAVA_HOME is %JAVA_HOME%, but there is no Java in it. Correct it, or remove it to use the Java on the PATH.>&2
exit /b 1

:none
echo Kernelscope needs Java 17 or newer, and there is none on the PATH. Install one, for example from https://adoptium.net.>&2
exit /b 1

:old
echo Kernelscope needs Java 17 or newer; the one that was found is %VERSION%. Install a newer one and name it in JAVA_HOME.>&2
exit /b 1
