#!/usr/bin/env python3
"""Derives the small frequency tables of the demo population from the OkCupid profile data; see README.md.

    python3 derive_tables.py profiles_revised.csv > ../main/resources/com/datifyy/bootstrap/demo/attributes.tsv

Only counts leave this program, and no count below MINIMUM. Each output line is

    table <TAB> values of the parents, joined by '|' <TAB> value=count <TAB> value=count ...

The tables form a chain: the generator draws sex, orientation and age together, then each further attribute given the
ones before it, and at last decides which answers to leave out, given how diligent the person was over all.
"""
import collections
import csv
import html
import re
import sys

MINIMUM = 10
MISSING = None


def first_match(text, rules):
    for pattern, value in rules:
        if re.search(pattern, text):
            return value
    return MISSING


def age_band(age):
    return "18-24" if age < 25 else "25-29" if age < 30 else "30-34" if age < 35 else "35-44" if age < 45 else "45+"


BODY = [("thin|skinny", "SLIM"), ("average", "AVERAGE"), ("fit|athletic", "ATHLETIC"), ("jacked", "MUSCULAR"),
        ("little extra", "FEW_EXTRA_POUNDS"), ("curvy", "CURVY"), ("full figured|overweight", "HEAVYSET"),
        ("rather not", "PREFER_NOT_TO_SAY")]
DRINKS = [("not at all", "NEVER"), ("rarely", "RARELY"), ("socially", "SOCIALLY"), ("often|desperately", "REGULARLY")]
SMOKES = [("^no$", "NEVER"), ("sometimes|drinking", "SOCIALLY"), ("yes", "REGULARLY"), ("quit", "TRYING_TO_QUIT")]
DIET = [("anything", "ANYTHING"), ("vegetarian", "VEGETARIAN"), ("vegan", "VEGAN"), ("kosher", "KOSHER"),
        ("halal", "HALAL"), ("other", "OTHER")]
RELIGION = [("agnostic", "AGNOSTIC"), ("atheis", "ATHEIST"), ("buddh", "BUDDHIST"), ("catholic", "CATHOLIC"),
            ("christ", "CHRISTIAN"), ("hindu", "HINDU"), ("juda", "JEWISH"), ("islam", "MUSLIM"), ("other", "OTHER")]
IMPORTANCE = [("laughing", "NOT_IMPORTANT"), ("not too serious", "SOMEWHAT_IMPORTANT"),
              ("somewhat serious", "IMPORTANT"), ("very serious", "VERY_IMPORTANT")]
EDUCATION = [("space camp", MISSING), ("(working on|dropped out of) ph", "MASTERS"),
             ("(working on|dropped out of) (masters|law|med)", "BACHELORS"),
             ("(working on|dropped out of) (two-year|college)", "SOME_COLLEGE"), ("dropped out of high", "OTHER"),
             ("ph\\.d", "PHD"), ("masters", "MASTERS"), ("law|med", "PROFESSIONAL_DEGREE"),
             ("two-year", "ASSOCIATE_DEGREE"), ("college", "BACHELORS"), ("high school", "HIGH_SCHOOL")]
JOB = [("student", "STUDENT"), ("science", "SCIENCE"), ("computer", "COMPUTERS"), ("artistic", "ARTS"),
       ("sales", "SALES"), ("medicine", "MEDICINE"), ("education", "EDUCATION"), ("executive", "MANAGEMENT"),
       ("banking", "FINANCE"), ("entertainment", "MEDIA"), ("law", "LAW"), ("hospitality", "HOSPITALITY"),
       ("construction", "CONSTRUCTION"), ("clerical", "OFFICE"), ("political", "GOVERNMENT"),
       ("transportation", "TRANSPORT"), ("unemployed", "UNEMPLOYED"), ("retired", "RETIRED"), ("military", "MILITARY"),
       ("other", "OTHER")]
CHILDREN = [("^has .*(doesn.t want more)", "HAVE_DONT_WANT_MORE"), ("^has .*want", "HAVE_AND_WANT_MORE"),
            ("^has ", "HAVE_DONT_WANT_MORE"), ("doesn.t want", "DONT_HAVE_DONT_WANT"), ("might want", "OPEN_TO_CHILDREN"),
            ("wants", "DONT_HAVE_WANT"), ("doesn.t have kids$", "NOT_SURE")]
INCOME = {"20000": "FROM_3_TO_5_LAKH", "30000": "FROM_5_TO_7_LAKH", "40000": "FROM_7_TO_10_LAKH",
          "50000": "FROM_7_TO_10_LAKH", "60000": "FROM_10_TO_15_LAKH", "70000": "FROM_10_TO_15_LAKH",
          "80000": "FROM_15_TO_20_LAKH", "100000": "FROM_20_TO_30_LAKH", "150000": "FROM_30_TO_50_LAKH",
          "250000": "FROM_50_LAKH_TO_1_CRORE", "500000": "ABOVE_1_CRORE"}  # a million is mostly a joke


def pets(text):
    if not text:
        return MISSING
    dogs = re.search(r"\b(likes|has) dogs", text)
    cats = re.search(r"\b(likes|has) cats", text)
    return "BOTH" if dogs and cats else "DOG_LOVER" if dogs else "CAT_LOVER" if cats else "NO_PETS"


def person(row):
    row = {name: html.unescape(value).replace("\u2019", "'") for name, value in row.items()}
    age = int(row["age"])
    if not 18 <= age <= 69:
        return None
    return {
        "sex": row["sex"], "orientation": row["orientation"], "age": str(age), "band": age_band(age),
        "height": row["height"], "body": first_match(row["body_type"], BODY), "drinks": first_match(row["drinks"], DRINKS),
        "smokes": first_match(row["smokes"], SMOKES), "diet": first_match(row["diet"], DIET),
        "religion": first_match(row["religion"], RELIGION), "importance": first_match(row["religion"], IMPORTANCE),
        "education": first_match(row["education"], EDUCATION), "job": first_match(row["job"], JOB),
        "children": first_match(row["offspring"], CHILDREN), "pets": pets(row["pets"]),
        "income": INCOME.get(row["income"], MISSING),
    }


ANSWERS = ["body", "drinks", "smokes", "diet", "religion", "importance", "education", "job", "children", "pets", "income"]
CHAIN = [
    ("orientation", ["sex"]),
    ("age", ["sex", "orientation"]),
    ("body", ["sex", "band"]),
    ("religion", ["sex", "band"]),
    ("importance", ["religion"]),
    ("diet", ["religion", "sex"]),
    ("education", ["band", "sex"]),
    ("job", ["education", "band"]),
    ("income", ["job", "band"]),
    ("children", ["band", "sex"]),
    ("drinks", ["religion", "band"]),
    ("smokes", ["drinks", "education"]),
    ("pets", ["sex", "children"]),
]


def write(table, parents, counts):
    cells = sorted((value, count) for value, count in counts.items() if count >= MINIMUM)
    if len(cells) > (1 if table != "sex" and parents else 0):
        print("\t".join([table, "|".join(parents)] + [f"{value}={count}" for value, count in cells]))


def main(path):
    with open(path, encoding="utf-8", newline="") as source:
        people = [p for p in map(person, csv.DictReader(source)) if p]
    for p in people:
        unanswered = sum(p[a] is MISSING for a in ANSWERS)
        p["diligence"] = "HIGH" if unanswered <= 2 else "MIDDLE" if unanswered <= 5 else "LOW"
    write("sex", [], collections.Counter(p["sex"] for p in people))
    write("diligence", [], collections.Counter(p["diligence"] for p in people))
    for child, parents in CHAIN:
        joint, alone = collections.defaultdict(collections.Counter), collections.Counter()
        for p in people:
            if p[child] is not MISSING:
                alone[p[child]] += 1
                if all(p[q] is not MISSING for q in parents):
                    joint[tuple(p[q] for q in parents)][p[child]] += 1
        write(child, [], alone)
        for key in sorted(joint):
            write(child, key, joint[key])
    for answer in ANSWERS:
        for diligence in ("HIGH", "MIDDLE", "LOW"):
            counts = collections.Counter(
                "no" if p[answer] is MISSING else "yes" for p in people if p["diligence"] == diligence)
            print("\t".join(["answers", f"{answer}|{diligence}", f"no={counts['no'] // MINIMUM}", f"yes={counts['yes'] // MINIMUM}"]))
    for sex in ("m", "f"):
        heights = [int(p["height"]) * 2.54 for p in people
                   if p["sex"] == sex and p["height"].isdigit() and 55 <= int(p["height"]) <= 82]
        mean = sum(heights) / len(heights)
        deviation = (sum((h - mean) ** 2 for h in heights) / len(heights)) ** 0.5
        print("\t".join(["height", sex, f"mean={round(mean * 10)}", f"deviation={round(deviation * 10)}"]))


if __name__ == "__main__":
    main(sys.argv[1])
