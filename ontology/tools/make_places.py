#!/usr/bin/env python3
"""Make ../vocab/places.ttl from the data pack's lists of administrative units.

Usage: make_places.py DATA_PACK_FOLDER

Reads home-affairs-admin-provinces-2025-34.csv (the 34 units, with a point each) and
home-affairs-admin-units-mapping-63-to-34.csv (which old unit went into which new one).
The pack's codes lost their leading zeros; they are put back to the two official digits.
Stops if an old unit has more than one successor, or the numbers are not 34 and 63.
"""
import csv
import sys
import unicodedata
from pathlib import Path

REFORM = "2025-07-01"
LAST_DAY_BEFORE = "2025-06-30"

# Well-known names beside the official one, by official name without its type.
ALSO_KNOWN_AS = {
    "Hà Nội": (["Thủ đô Hà Nội", "HN"], ["Hanoi"]),
    "Hồ Chí Minh": (["TP.HCM", "TP. Hồ Chí Minh", "TPHCM", "Sài Gòn"], ["HCMC", "Saigon", "Ho Chi Minh"]),
    "Hải Phòng": ([], ["Haiphong"]),
    "Đà Nẵng": ([], ["Danang"]),
    "Huế": (["Thừa Thiên Huế", "Thừa Thiên - Huế"], ["Hue", "Thua Thien Hue"]),
    "Cần Thơ": ([], ["Cantho"]),
    "Bà Rịa - Vũng Tàu": (["Vũng Tàu", "BR-VT"], ["Vung Tau"]),
    "Đắk Lắk": (["Đắc Lắc", "Daklak"], ["Daklak"]),
    "Đắk Nông": (["Đắc Nông"], ["Dak Nong"]),
    "Hòa Bình": (["Hoà Bình"], []),
    "Khánh Hòa": (["Khánh Hoà"], []),
    "Thanh Hóa": (["Thanh Hoá"], []),
    "Bắc Kạn": (["Bắc Cạn"], []),
    "Kon Tum": (["Kontum"], ["Kontum"]),
}

# What people type who mean the province: its towns, islands and airports, by the name before 1 July 2025.
# Texts that speak of them are found by the province; the names are never shown as the province's own.
KNOWN_BY = {
    "Hà Nội": ["Hà Tây", "Hà Đông", "Sơn Tây", "Gia Lâm", "Đông Anh", "Mỹ Đình", "Cầu Giấy", "Hoàn Kiếm", "Nội Bài"],
    "Hà Giang": ["Đồng Văn", "Mèo Vạc"],
    "Lào Cai": ["Sa Pa", "Sapa"],
    "Điện Biên": ["Điện Biên Phủ"],
    "Sơn La": ["Mộc Châu"],
    "Quảng Ninh": ["Hạ Long", "Vịnh Hạ Long", "Móng Cái", "Cẩm Phả", "Uông Bí", "Vân Đồn", "Cô Tô"],
    "Phú Thọ": ["Việt Trì"],
    "Vĩnh Phúc": ["Vĩnh Yên", "Phúc Yên", "Tam Đảo"],
    "Hải Dương": ["Chí Linh"],
    "Hải Phòng": ["Cát Bi", "Cát Bà", "Đồ Sơn", "Hòn Dáu"],
    "Hưng Yên": ["Phố Hiến"],
    "Hà Nam": ["Phủ Lý"],
    "Ninh Bình": ["Tam Điệp", "Tràng An"],
    "Thanh Hóa": ["Sầm Sơn", "Nghi Sơn", "Thọ Xuân"],
    "Nghệ An": ["thành phố Vinh", "Cửa Lò"],
    "Quảng Bình": ["Đồng Hới", "Phong Nha"],
    "Quảng Trị": ["Đông Hà"],
    "Huế": ["Phú Bài", "cố đô Huế"],
    "Đà Nẵng": ["Hoàng Sa"],
    "Quảng Nam": ["Tam Kỳ", "Chu Lai"],
    "Quảng Ngãi": ["Lý Sơn", "Dung Quất"],
    "Bình Định": ["Quy Nhơn", "Phù Cát"],
    "Phú Yên": ["Tuy Hòa"],
    "Khánh Hòa": ["Nha Trang", "Cam Ranh", "Trường Sa"],
    "Ninh Thuận": ["Phan Rang"],
    "Bình Thuận": ["Phan Thiết", "Mũi Né", "Phú Quý"],
    "Gia Lai": ["Pleiku"],
    "Đắk Lắk": ["Buôn Ma Thuột", "Ban Mê Thuột", "BMT"],
    "Đắk Nông": ["Gia Nghĩa"],
    "Lâm Đồng": ["Đà Lạt", "Dalat", "Bảo Lộc", "Liên Khương"],
    "Bình Phước": ["Đồng Xoài"],
    "Bình Dương": ["Thủ Dầu Một"],
    "Đồng Nai": ["Biên Hòa", "Long Thành", "Long Khánh"],
    "Bà Rịa - Vũng Tàu": ["Bà Rịa", "BRVT", "Côn Đảo", "Cái Mép"],
    "Hồ Chí Minh": ["HCM", "TP HCM", "SG", "Thủ Đức", "Củ Chi", "Cần Giờ", "Gia Định", "Tân Sơn Nhất", "Cát Lái"],
    "Tiền Giang": ["Mỹ Tho", "Gò Công"],
    "Đồng Tháp": ["Cao Lãnh", "Sa Đéc"],
    "An Giang": ["Long Xuyên", "Châu Đốc"],
    "Kiên Giang": ["Rạch Giá", "Phú Quốc", "Hà Tiên"],
    "Cần Thơ": ["Ninh Kiều"],
    "Hậu Giang": ["Vị Thanh"],
    "Bạc Liêu": ["Giá Rai"],
    "Cà Mau": ["Đất Mũi", "Năm Căn"],
}

HEAD = """\
# Administrative units (đơn vị hành chính) of Viet Nam: the country, the 34 provincial units since 1 July 2025
# and the 63 before it. Made by ontology/tools/make_places.py from the data pack; change the script, not this file.
# Names and codes: National Statistics Office of Viet Nam, by way of vietnamadminunits
# (© 2025 Tran Ngoc Minh Hieu, MIT). Points are approximate representative points, not boundaries.
# Relative IRIs are resolved against the portal's base IRI.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

<vocab/places>
    a skos:ConceptScheme ;
    dct:title "Đơn vị hành chính Việt Nam"@vi , "Administrative units of Viet Nam"@en ;
    dct:description "Cả nước, 34 đơn vị hành chính cấp tỉnh từ ngày 01/7/2025 và 63 đơn vị trước đó; mỗi đơn vị cũ nối với đơn vị kế thừa. Không chứa địa giới."@vi , "The country, the 34 provincial units since 1 July 2025 and the 63 before it; each old unit is linked to its successor. Holds no boundaries."@en ;
    skos:hasTopConcept <vocab/places/VN> .

<vocab/places/VN>
    a skos:Concept ;
    skos:inScheme <vocab/places> ;
    skos:topConceptOf <vocab/places> ;
    skos:notation "VN" ;
    skos:prefLabel "Việt Nam"@vi , "Viet Nam"@en ;
    skos:altLabel "Cộng hòa xã hội chủ nghĩa Việt Nam"@vi , "cả nước"@vi , "toàn quốc"@vi , "nước ta"@vi , "đất nước"@vi , "cả nước Việt Nam"@vi , "Vietnam"@en , "Socialist Republic of Viet Nam"@en , "nationwide"@en ;
    skos:hiddenLabel "VN"@vi , "VNM"@vi , "VN"@en , "VNM"@en , "Vietnamese"@en ;
    skos:definition "Toàn bộ lãnh thổ Việt Nam."@vi , "The whole of Viet Nam."@en ;
    skos:exactMatch <http://publications.europa.eu/resource/authority/country/VNM> , <https://sws.geonames.org/1562822/> .

"""


def without_marks(name):
    """'Đắk Lắk' -> 'Dak Lak': the spelling used in English texts."""
    swapped = name.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", swapped) if not unicodedata.combining(c))


def two_digits(code):
    return code.zfill(2)


def rows(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split_type(official):
    for kind in ("Thành phố", "Tỉnh"):
        if official.startswith(kind + " "):
            return kind, official[len(kind) + 1:]
    raise SystemExit(f"{official!r} begins with neither 'Thành phố' nor 'Tỉnh': extend split_type.")


def english(official):
    kind, short = split_type(official)
    return f"{without_marks(short)} {'City' if kind == 'Thành phố' else 'Province'}"


def literals(texts, language):
    return [f'"{text}"@{language}' for text in texts]


def labels(official, before, suffix_vi="", suffix_en=""):
    """Labels of a unit; `before` holds the official names of what it was before the reform, itself if nothing changed."""
    _, short = split_type(official)
    known_by = [name for old in before for name in KNOWN_BY.get(split_type(old)[1], [])]
    plain = dict.fromkeys(without_marks(name) for name in known_by)
    hidden = ["skos:hiddenLabel " + " , ".join(literals(known_by, "vi") + literals(plain, "en"))] if known_by else []
    vi, en = ALSO_KNOWN_AS.get(short, ([], []))
    pref_vi, pref_en = official + suffix_vi, english(official) + suffix_en
    alt_vi = [x for x in dict.fromkeys([official, short, *vi]) if x != pref_vi]
    alt_en = [x for x in dict.fromkeys([english(official), without_marks(short), *en]) if x != pref_en]
    return [
        f'skos:prefLabel "{pref_vi}"@vi , "{pref_en}"@en',
        "skos:altLabel " + " , ".join(literals(alt_vi, "vi") + literals(alt_en, "en")),
        *hidden,
        f'schema:name "{official}"@vi , "{english(official)}"@en',
    ]


def concept(iri, statements):
    shared = ["a skos:Concept", "skos:inScheme <vocab/places>", "skos:broader <vocab/places/VN>"]
    return f"<{iri}>\n" + " ;\n".join("    " + s for s in shared + statements) + " .\n"


def collection(iri, vi, en, members):
    return (f'<{iri}>\n    a skos:Collection ;\n    skos:prefLabel "{vi}"@vi , "{en}"@en ;\n'
            f"    skos:member {' , '.join(f'<{m}>' for m in members)} .\n")


def main(folder):
    new = {two_digits(r["provinceCode"]): r for r in rows(folder, "home-affairs-admin-provinces-2025-34.csv")}
    successors, old_names, old_merged = {}, {}, {}
    for r in rows(folder, "home-affairs-admin-units-mapping-63-to-34.csv"):
        code = two_digits(r["provinceCode"])
        successors.setdefault(code, set()).add(two_digits(r["newProvinceCode"]))
        old_names[code], old_merged[code] = r["province"], r["isMergedProvince"] == "True"
    split = [code for code, to in successors.items() if len(to) != 1]
    if split or len(new) != 34 or len(successors) != 63:
        raise SystemExit(f"Expected 34 and 63 units with one successor each; got {len(new)}, {len(successors)}, split: {split}")
    successor = {code: next(iter(to)) for code, to in successors.items()}

    parts = [HEAD]
    parts.append(collection("vocab/places/2025", "34 đơn vị hành chính cấp tỉnh từ 01/7/2025",
                            "The 34 provincial units since 1 July 2025", [f"vocab/places/2025-{c}" for c in sorted(new)]))
    parts.append(collection("vocab/places/pre2025", "63 đơn vị hành chính cấp tỉnh trước 01/7/2025",
                            "The 63 provincial units before 1 July 2025", [f"vocab/places/pre2025-{c}" for c in sorted(successor)]))
    for code in sorted(new):
        row = new[code]
        before = sorted(c for c, to in successor.items() if to == code)
        names_vi = ", ".join(split_type(old_names[c])[1] for c in before)
        names_en = ", ".join(without_marks(split_type(old_names[c])[1]) for c in before)
        note = (f'"Hợp nhất từ: {names_vi}."@vi , "Formed of: {names_en}."@en' if len(before) > 1
                else '"Không sáp nhập cấp tỉnh."@vi , "Not merged at provincial level."@en')
        parts.append(concept(f"vocab/places/2025-{code}", [
            f'skos:notation "{code}"',
            *labels(row["province"], [old_names[c] for c in before]),
            f"skos:changeNote {note}",
            f'schema:validFrom "{REFORM}"^^xsd:date',
            "dct:replaces " + " , ".join(f"<vocab/places/pre2025-{c}>" for c in before),
            f'geo:lat "{row["provinceLat"]}"^^xsd:decimal',
            f'geo:long "{row["provinceLon"]}"^^xsd:decimal',
        ]))
    for code in sorted(successor):
        to = successor[code]
        into = new[to]["province"]
        note = (f'"Hợp nhất vào {into} từ 01/7/2025."@vi , "Merged into {english(into)} on 1 July 2025."@en' if old_merged[code]
                else '"Giữ nguyên tên, mã và phạm vi cấp tỉnh từ 01/7/2025."@vi , "Kept its name, code and provincial extent on 1 July 2025."@en')
        parts.append(concept(f"vocab/places/pre2025-{code}", [
            f'skos:notation "{code}"',
            *labels(old_names[code], [old_names[code]], " (trước 01/7/2025)", " (before 1 July 2025)"),
            f"skos:changeNote {note}",
            f'schema:validThrough "{LAST_DAY_BEFORE}"^^xsd:date',
            f"dct:isReplacedBy <vocab/places/2025-{to}>",
        ]))
    target = Path(__file__).resolve().parent.parent / "vocab" / "places.ttl"
    target.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
