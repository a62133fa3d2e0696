#!/usr/bin/env bash
# Builds the Dockerfile without an engine and without an image registry: image.sh CACHE TAG
# The base images are made from the distro and from the .NET of this machine, and kept in CACHE for the next run.
set -euo pipefail
cache=$1 tag=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
engine=(buildah --root "$cache/storage" --runroot "$cache/run" --storage-driver vfs)
export BUILDAH_ISOLATION=chroot
# Without the lock, because whatever a build leaves running would hold it for ever.
bld() { "${engine[@]}" "$@" 9>&-; }
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9

# A base image is named for all that it was made from.
version=$(dotnet --version)-$(. /etc/os-release && echo "$VERSION_CODENAME")-$(sha256sum "${BASH_SOURCE[0]}" | cut -c1-8)
has_image() { bld inspect --type image "$1" >/dev/null 2>&1; }

make_distro() {
  local suite mirror icu
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)
  icu=$(dpkg-query -W -f '${Package}\n' 'libicu[0-9]*' | grep -E '^libicu[0-9]+$' | head -n 1)
  rm -rf "$cache/distro" && mkdir "$cache/distro"
  debootstrap --variant=minbase --include="ca-certificates,tzdata,curl,libstdc++6,libssl3,$icu" \
    "$suite" "$cache/distro" ${mirror:+"$mirror"}
  rm -rf "$cache/distro/var/cache/apt/archives/"*.deb
  # Whatever certificates this machine trusts, the build must trust to fetch anything.
  local certificates=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}
  [[ -f $certificates ]] && cp -L "$certificates" "$cache/distro/etc/ssl/certs/ca-certificates.crt"
}

make_bases() {
  local container
  make_distro
  container=$(bld from scratch)
  bld copy -q "$container" "$cache/distro" /
  bld copy -q "$container" "$dotnet/shared" /usr/share/dotnet/shared
  bld copy -q "$container" "$dotnet/host" /usr/share/dotnet/host
  bld copy -q "$container" "$dotnet/dotnet" /usr/share/dotnet/dotnet
  bld run "$container" -- ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
  bld commit -q "$container" "localhost/runtime:$version"
  for part in sdk sdk-manifests packs templates; do
    [[ -d $dotnet/$part ]] && bld copy -q "$container" "$dotnet/$part" "/usr/share/dotnet/$part"
  done
  # A node that brings its own npm is copied; otherwise the Dockerfile installs the distro's.
  if [[ -d /usr/lib/node_modules/npm ]]; then
    bld copy -q "$container" "$(readlink -f "$(command -v node)")" /usr/bin/node
    bld copy -q "$container" /usr/lib/node_modules/npm /usr/lib/node_modules/npm
    bld run "$container" -- ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/bin/npm
    bld run "$container" -- ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/bin/npx
  fi
  bld config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$container"
  bld commit -q --rm "$container" "localhost/sdk:$version"
  rm -rf "$cache/distro"
}

if ! has_image "localhost/runtime:$version" || ! has_image "localhost/sdk:$version"; then
  make_bases
fi

# Package sources and what was fetched from them come from this machine, at build time only.
volumes=()
home=$(getent passwd 0 | cut -d: -f6)
for place in .nuget .npm .npmrc; do
  [[ -e $HOME/$place ]] && volumes+=(--volume "$HOME/$place:$home/$place")
done
bld bud --format docker --build-arg "SDK=localhost/sdk:$version" \
  --build-arg "RUNTIME=localhost/runtime:$version" "${volumes[@]}" --tag "$tag" --file "$root/Dockerfile" "$root"
