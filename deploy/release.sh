#!/usr/bin/env bash
# Makes what is released: one file that runs on Linux x64 with nothing installed, and a .NET tool package.
# usage: deploy/release.sh [--il] [DIR]     DIR: where they go (default artifacts/release)
#   --il: intermediate code only, compiled at the start of every run: a quarter of the time to make, slower to start.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
native=true
if [ "${1:-}" = --il ]; then native=false; shift; fi
to=$(realpath -m "${1:-artifacts/release}")
cli=services/Cli/CyclinE.Cli
mkdir -p "$to"
dotnet publish "$cli" -c Release -r linux-x64 --self-contained -v q -nologo -o "$to/files" \
  -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true -p:DebugType=none -p:GenerateDocumentationFile=false \
  -p:PublishReadyToRun="$native" -p:PublishReadyToRunComposite=false
mv "$to/files/CyclinE.Cli" "$to/cycline"
rm -rf "$to/files"
dotnet pack "$cli" -c Release -v q -nologo -o "$to"
(cd "$to" && sha256sum cycline ./*.nupkg > SHA256SUMS)
ls -l "$to"
