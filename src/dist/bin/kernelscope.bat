@echo off
rem Starts Kernelscope. Without an argument: the window.
rem Java is the one in KERNELSCOPE_JAVA_HOME, else the one that lies in this folder, else that of JAVA_HOME or the PATH.
rem Further options for Java itself may stand in KERNELSCOPE_JAVA_OPTS.
rem --safe-graphics as the first argument: the window is drawn without the graphics card.
setlocal

for %%f in ("%~dp0..") do set "HOME_FOLDER=%%~ff"
set "VERSION=0"
if defined KERNELSCOPE_JAVA_HOME (
    set "JAVA_FOLDER=%KERNELSCOPE_JAVA_HOME:"=%"
    goto named
)
for %%r in ("%HOME_FOLDER%\runtime" "%HOME_FOLDER%\..\runtime") do if exist "%%~r\bin\java.exe" (
    set "JAVA=%%~r\bin\java.exe"
    for /f "tokens=2 delims==" %%v in ('findstr /b JAVA_VERSION= "%%~r\release"') do set "VERSION=%%~v"
    goto found
)
if not defined JAVA_HOME goto path
set "JAVA_FOLDER=%JAVA_HOME:"=%"
:named
set "JAVA=%JAVA_FOLDER%\bin\java.exe"
if not exist "%JAVA%" goto wrong
goto ask
:path
set "JAVA=java"
where /q java
if errorlevel 1 goto none

:ask
rem The first line reads: openjdk version "17.0.15" 2025-04-15 (or "1.8.0_452", or "25-ea").
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /c:" version "') do set "VERSION=%%~v"
:found
set "MAJOR=0"
for /f "tokens=1 delims=.-+_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% lss 17 goto old

rem The archive of loaded classes that an earlier start has made for this Java and this folder.
set "ARCHIVE=%LOCALAPPDATA%\Kernelscope\start-%MAJOR%.jsa"
set "SHARE="
if exist "%ARCHIVE%" set "SHARE="-XX:SharedArchiveFile=%ARCHIVE%" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
if defined KERNELSCOPE_MAKE_ARCHIVE set "SHARE="-XX:ArchiveClassesAtExit=%KERNELSCOPE_MAKE_ARCHIVE%" -Xlog:disable"

rem A folder "settings" beside the program keeps what is otherwise kept in the home folder: on a USB stick, say.
set "KEPT="
if exist "%HOME_FOLDER%\settings\" set "KEPT="-Dkernelscope.home=%HOME_FOLDER%\settings""

set "GRAPHICS="
if not "%~1"=="--safe-graphics" goto options
set "GRAPHICS=-Dprism.order=sw"
set "REST="
:shift
shift
if "%~1"=="" goto options
set REST=%REST% "%~1"
goto shift

:options
if not defined GRAPHICS set REST=%*
rem Java 24 and later ask to be told about native code and Unsafe; older ones do not know the options.
set "OPTIONS="
if %MAJOR% geq 24 set "OPTIONS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem The program computes with threads of its own; those of OpenBLAS would slow it down.
set "OPENBLAS_NUM_THREADS=1"
"%JAVA%" -XX:+UseSerialGC %SHARE% %KERNELSCOPE_JAVA_OPTS% %OPTIONS% %GRAPHICS% "-Dkernelscope.archive=%ARCHIVE%" %KEPT% "-Dkernelscope.defaults=%HOME_FOLDER%\defaults.json" "-Dkernelscope.launcher=%~f0" -cp "%HOME_FOLDER%\lib\kernelscope.jar;%HOME_FOLDER%\lib\native" org.kernelscope.app.Main %REST%
exit /b %ERRORLEVEL%

:wrong
echo There is no Java in %JAVA_FOLDER%. Correct JAVA_HOME or KERNELSCOPE_JAVA_HOME, or remove it to use the Java on the PATH.>&2
exit /b 1

:none
echo Kernelscope needs Java 17 or newer, and there is none on the PATH. Install one, for example from https://adoptium.net.>&2
exit /b 1

:old
echo Kernelscope needs Java 17 or newer; the one that was found is %VERSION%. Install a newer one and name it in JAVA_HOME.>&2
exit /b 1
