//! Tables and JSON as people really write them, each with what was said, worked out by hand.

use super::Case;

pub const CASES: &[Case] = &[
    (
        "csv-nl",
        "spreker;begin;eind;tekst\nAnn;1,5;2,25;\"een; ja\"\nBo;3,0;4,0;\"hij zei \"\"nee\"\"\nen ging\"\n",
        &["Ann|1500|2250|een; ja", "Bo|3000|4000|hij zei \"nee\" en ging"],
    ),
    (
        "csv-title",
        "Speaker Name,Start Time,End Time,Utterance\nAnn,0:01,0:02,een\nBo,0:03,0:04,twee\n",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "csv-hms",
        "Spreker;Starttijd;Eindtijd;Tekst\nAnn;00:00:01,500;00:00:02,250;een\nBo;00:00:03;00:00:04;twee\n",
        &["Ann|1500|2250|een", "Bo|3000|4000|twee"],
    ),
    ("csv-thousand", "spreker;begin;tekst\nAnn;1,5;een\nBo;3;\"twee, drie\"\n", &["Ann|1500||een", "Bo|3000||twee, drie"]),
    (
        "csv-ms",
        "speaker,start_ms,end_ms,text\nAnn,1500,2250,een\nBo,3000,4000,twee\n",
        &["Ann|1500|2250|een", "Bo|3000|4000|twee"],
    ),
    ("csv-dur", "speaker,start,duration,text\nAnn,1.5,0.75,een\nBo,3,1,twee\n", &["Ann|1500|2250|een", "Bo|3000|4000|twee"]),
    ("csv-sep", "sep=;\nspreker;begin;eind;tekst\nAnn;1,5;2,25;een\nBo;3;4;twee\n", &["Ann|1500|2250|een", "Bo|3000|4000|twee"]),
    ("csv-blank-lines", "\n\nspreker;tekst\nAnn;een\n\nBo;twee\n", &["Ann|||een", "Bo|||twee"]),
    ("csv-quoted-header", "\"Spreker\";\"Tekst\"\n\"Ann\";\"een\"\n\"Bo\";\"twee\"\n", &["Ann|||een", "Bo|||twee"]),
    ("csv-preamble", "Vergadering;MT\n\nspreker;tekst\nAnn;een\nBo;twee\n", &["Ann|||een", "Bo|||twee"]),
    (
        "csv-short-rows",
        "speaker,text,start,end\nAnn,een,1,2\nBo,twee\n,drie,4,5\n",
        &["Ann|1000|2000|een", "Bo|||twee", "|4000|5000|drie"],
    ),
    (
        "csv-badtime",
        "speaker,text,start,end\nAnn,een,1,2\nBo,twee,abc,3\nAnn,x,NaN,-1\n",
        &["Ann|1000|2000|een", "Bo||3000|twee", "Ann|||x"],
    ),
    (
        "csv-iso",
        "speaker,timestamp,message\nAnn,2026-03-10T09:00:00Z,een\nBo,2026-03-10 09:00:05,twee\nAnn,2026-03-10T09:00:07.5+01:00,drie\n",
        &["Ann|0||een", "Bo|5000||twee", "Ann|7500||drie"],
    ),
    ("csv-wall", "speaker,time,text\nAnn,09:00:00,een\nBo,09:00:05,twee\n", &["Ann|32400000||een", "Bo|32405000||twee"]),
    ("csv-semicolon-in-comma", "speaker,text\nAnn,\"een; twee; drie\"\nBo,\"a; b\"\n", &["Ann|||een; twee; drie", "Bo|||a; b"]),
    (
        "tsv-quote",
        "speaker\ttext\nAnn\thij zei \"nee\" en\nBo\t\"ja\" zei ik\nAnn\tklaar\n",
        &["Ann|||hij zei \"nee\" en", "Bo|||ja zei ik", "Ann|||klaar"],
    ),
    (
        "csv-words",
        "speaker,start,end,text,words\nAnn,1,2,een twee,\"[{\"\"word\"\":\"\"een\"\",\"\"start\"\":1,\"\"end\"\":1.4},{\"\"word\"\":\"\"twee\"\",\"\"start\"\":1.5,\"\"end\"\":2}]\"\nBo,3,4,ja,\"[{\"\"word\"\":\"\"ja\"\",\"\"start\"\":3,\"\"end\"\":4}]\"\n",
        &["Ann|1000|2000|een twee", "Bo|3000|4000|ja"],
    ),
    (
        "jsonl",
        "{\"speaker\":\"Ann\",\"start\":1.5,\"end\":2,\"text\":\"een\"}\n{\"speaker\":\"Bo\",\"start\":\"00:00:03,250\",\"end\":null,\"text\":\"twee\"}\n",
        &["Ann|1500|2000|een", "Bo|3250||twee"],
    ),
    (
        "jsonl-blank-bom",
        "\u{FEFF}{\"speaker\":\"Ann\",\"text\":\"een\"}\n\n{\"speaker\":\"Bo\",\"text\":\"twee\"}\n\n",
        &["Ann|||een", "Bo|||twee"],
    ),
    (
        "json-array",
        "[\n {\"spreker\":\"Ann\",\"begin\":1,\"eind\":2,\"tekst\":\"een\"},\n {\"spreker\":\"Bo\",\"begin\":3,\"eind\":4,\"tekst\":\"twee\"}\n]",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "json-array-words",
        "[{\"speaker\":\"Ann\",\"text\":\"een twee\",\"words\":[{\"word\":\"een\",\"start\":1,\"end\":1.4},{\"word\":\"twee\",\"start\":1.5,\"end\":2}]},{\"speaker\":\"Bo\",\"text\":\"ja\",\"words\":[{\"word\":\"ja\",\"start\":3,\"end\":4}]}]",
        &["Ann|1000|2000|een twee", "Bo|3000|4000|ja"],
    ),
    (
        "json-inter",
        "{\"id\":\"m1\",\"date\":\"2026-03-10\",\"start\":0,\"end\":\"00:01:00\",\"roster\":[\"Ann\",\"Bo\",\"Cees\"],\"leader\":\"ann\",\"agenda\":[\"x\"],\"utterances\":[{\"speaker\":\"Ann\",\"start\":1,\"end\":2,\"text\":\"een\"},{\"speaker\":\"Bo\",\"start\":3,\"end\":4,\"text\":\"twee\"}]}",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "json-inter-datetime",
        "{\"id\":\"m1\",\"date\":\"2026-03-10\",\"start\":\"2026-03-10T09:00:00\",\"end\":\"2026-03-10T10:00:00\",\"utterances\":[{\"speaker\":\"Ann\",\"start\":1,\"end\":2,\"text\":\"een\"},{\"speaker\":\"Bo\",\"start\":3,\"end\":4,\"text\":\"twee\"}]}",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "json-inter-agenda-null",
        "{\"id\":\"m1\",\"agenda\":null,\"roster\":null,\"utterances\":[{\"speaker\":\"Ann\",\"start\":1,\"end\":2,\"text\":\"een\"},{\"speaker\":\"Bo\",\"start\":3,\"end\":4,\"text\":\"twee\",\"words\":null}]}",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "json-inter-wordtext",
        "{\"utterances\":[{\"speaker\":\"Ann\",\"text\":\"Één, twee!\",\"words\":[{\"word\":\"Één\",\"start\":1,\"end\":1.4},{\"word\":\"twee\",\"start\":1.5,\"end\":2}]},{\"speaker\":\"Bo\",\"words\":[{\"word\":\"ja\",\"start\":3,\"end\":3.5},{\"word\":\"hoor.\",\"start\":3.5,\"end\":4}]}]}",
        &["Ann|1000|2000|Één, twee!", "Bo|3000|4000|ja hoor."],
    ),
    (
        "json-inter-part-words",
        "{\"utterances\":[{\"speaker\":\"Ann\",\"start\":1,\"end\":9,\"text\":\"een 10 twee\",\"words\":[{\"word\":\"een\",\"start\":1,\"end\":1.4},{\"word\":\"10\"},{\"word\":\"twee\",\"start\":1.5,\"end\":2}]},{\"speaker\":\"Bo\",\"start\":3,\"end\":4,\"text\":\"x\"}]}",
        &["Ann|1000|9000|een 10 twee", "Bo|3000|4000|x"],
    ),
    ("json-one", "[{\"speaker\":\"Ann\",\"text\":\"een\"}]", &["Ann|||een"]),
    (
        "json-objects-speaker",
        "[{\"speaker\":{\"id\":3,\"name\":\"Ann\"},\"text\":\"een\"},{\"speaker\":{\"id\":4,\"name\":\"Bo\"},\"text\":\"twee\"}]",
        &["Ann|||een", "Bo|||twee"],
    ),
];
