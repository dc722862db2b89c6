//! Plain and Markdown text as people really write it, each with what was said, worked out by hand.

use super::Case;

pub const CASES: &[Case] = &[
    ("pl-colon", "Ann: een\nBo: twee\nAnn: let op: drie\n", &["Ann|||een", "Bo|||twee", "Ann|||let op: drie"]),
    ("pl-bracket", "[00:01:02] Ann: een\n[00:01:05] Bo: twee\n", &["Ann|62000||een", "Bo|65000||twee"]),
    (
        "pl-name-bracket",
        "Ann [00:01:02]: een\nBo [00:01:05]: twee\nAnn [01:01:07]: drie\n",
        &["Ann|62000||een", "Bo|65000||twee", "Ann|3667000||drie"],
    ),
    (
        "pl-name-paren",
        "Ann (00:01:02): een\nBo (00:01:05): twee\nAnn (1:07): drie\n",
        &["Ann|62000||een", "Bo|65000||twee", "Ann|67000||drie"],
    ),
    (
        "pl-name-bare-time",
        "Ann 00:01:02: een\nBo 00:01:05: twee\nAnn 00:01:07: drie\n",
        &["Ann|62000||een", "Bo|65000||twee", "Ann|67000||drie"],
    ),
    (
        "pl-name-time-text",
        "Ann [00:01:02] een\nBo [00:01:05] twee\nAnn [00:01:07] drie\n",
        &["Ann|62000||een", "Bo|65000||twee", "Ann|67000||drie"],
    ),
    ("pl-time-name", "00:01:02 Ann: een\n00:01:05 Bo: twee\n", &["Ann|62000||een", "Bo|65000||twee"]),
    (
        "pl-time-dash-name",
        "00:01:02 - Ann: een\n00:01:05 - Bo: twee\n00:01:08 - Ann: drie\n",
        &["Ann|62000||een", "Bo|65000||twee", "Ann|68000||drie"],
    ),
    (
        "pl-range",
        "[00:01:02 - 00:01:04] Ann: een\n[00:01:05 --> 00:01:07] Bo: twee\n",
        &["Ann|62000|64000|een", "Bo|65000|67000|twee"],
    ),
    (
        "pl-range-bare",
        "00:01:02 - 00:01:04 Ann: een\n00:01:05 - 00:01:07 Bo: twee\n",
        &["Ann|62000|64000|een", "Bo|65000|67000|twee"],
    ),
    (
        "pl-own",
        "Ann de Boer\neen twee\n\nBo\ntwee\n\nAnn de Boer\ndrie\n",
        &["Ann de Boer|||een twee", "Bo|||twee", "Ann de Boer|||drie"],
    ),
    (
        "pl-own-time",
        "Ann de Boer\n00:01:02\neen twee\nmeer\n\nBo\n00:01:05\ntwee\n",
        &["Ann de Boer|62000||een twee meer", "Bo|65000||twee"],
    ),
    (
        "pl-time-above-own",
        "00:01:02\nAnn de Boer\neen twee\n\n00:01:05\nBo\ntwee\n\n00:01:08\nAnn de Boer\ndrie\n",
        &["Ann de Boer|62000||een twee", "Bo|65000||twee", "Ann de Boer|68000||drie"],
    ),
    (
        "pl-own-colon",
        "Ann de Boer:\neen twee\n\nBo:\ntwee\n\nAnn de Boer:\ndrie\n",
        &["Ann de Boer|||een twee", "Bo|||twee", "Ann de Boer|||drie"],
    ),
    (
        "pl-own-noblank",
        "Ann de Boer\neen twee.\nBo\ntwee.\nAnn de Boer\ndrie.\nBo\nvier.\n",
        &["Ann de Boer|||een twee.", "Bo|||twee.", "Ann de Boer|||drie.", "Bo|||vier."],
    ),
    (
        "pl-own-60",
        "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen\neen twee\n\nBo\ntwee\n\nMaria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen\ndrie\n\nBo\nvier\n",
        &[
            "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen|||een twee",
            "Bo|||twee",
            "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen|||drie",
            "Bo|||vier",
        ],
    ),
    ("pl-bold", "**Ann:** een\n\nmeer\n\n**Bo:** twee\n", &["Ann|||een meer", "Bo|||twee"]),
    ("pl-bold-time", "**[00:04] Ann:** een\n\n**[00:06] Bo:** twee\n", &["Ann|4000||een", "Bo|6000||twee"]),
    (
        "pl-bold-time2",
        "**Ann** (00:04): een\n\n**Bo** (00:06): twee\n\n**Ann** (00:08): drie\n",
        &["Ann|4000||een", "Bo|6000||twee", "Ann|8000||drie"],
    ),
    ("pl-bold-time3", "**Ann** [0:30]\neen\n\n**Bo** [1:30]\ntwee\n", &["Ann|30000||een", "Bo|90000||twee"]),
    (
        "pl-bold-text",
        "**Ann** een\n\n**Bo** twee **echt** waar\n\n**Ann** drie\n",
        &["Ann|||een", "Bo|||twee echt waar", "Ann|||drie"],
    ),
    ("pl-bold-own", "**Ann**\neen\n\n**Bo**\ntwee\n\n**Ann**\ndrie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    ("pl-underscore-bold", "__Ann:__ een\n\n__Bo:__ twee\n", &["Ann|||een", "Bo|||twee"]),
    ("pl-heading", "# Verslag\n\n## Ann\neen\n\n## Bo\ntwee\n\n## Ann\ndrie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    (
        "pl-heading-time",
        "### Ann (00:01:02)\neen\n\n### Bo (00:01:05)\ntwee\n\n### Ann (00:01:09)\ndrie\n",
        &["Ann|62000||een", "Bo|65000||twee", "Ann|69000||drie"],
    ),
    (
        "pl-notes",
        "Aanwezig: Ann, Bo, Cees\nDatum: 10-3-2026\n\nAnn: een\nBo: twee\nActie: Bo belt\nBesluit: ja\nAnn: drie\n",
        &["Ann|||een", "Bo|||twee", "Ann|||drie"],
    ),
    (
        "pl-note-then-turn",
        "Ann: een\nActie: Bo belt\nverder met dit\nBo: twee\nAnn: drie\n",
        &["Ann|||een", "Bo|||twee", "Ann|||drie"],
    ),
    (
        "pl-prose-colon",
        "Ann: een\nEn toen zei ik: nee\nBo: twee\nDe reden is simpel: geld\nAnn: drie\n",
        &["Ann|||een En toen zei ik: nee", "Bo|||twee De reden is simpel: geld", "Ann|||drie"],
    ),
    (
        "pl-prose-colon-recurs",
        "Ann: een\nKijk: nee\nBo: twee\nKijk: geld\nAnn: drie\nBo: x\n",
        &["Ann|||een Kijk: nee", "Bo|||twee Kijk: geld", "Ann|||drie", "Bo|||x"],
    ),
    ("pl-small", "ann: een\nbo: twee\nann: drie\nbo: vier\n", &["ann|||een", "bo|||twee", "ann|||drie", "bo|||vier"]),
    ("pl-interviewer", "I: een\nR: twee\nI: drie\nR: vier\n", &["I|||een", "R|||twee", "I|||drie", "R|||vier"]),
    (
        "pl-interviewer2",
        "Interviewer: een\n\nDeelnemer 1: twee\n    vervolg\n\nInterviewer: drie\n",
        &["Interviewer|||een", "Deelnemer 1|||twee vervolg", "Interviewer|||drie"],
    ),
    ("pl-nospace", "Ann:een\nBo:twee\nAnn:drie\nBo:vier\n", &["Ann|||een", "Bo|||twee", "Ann|||drie", "Bo|||vier"]),
    ("pl-space-colon", "Ann : een\nBo : twee\nAnn : drie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    ("pl-tab", "Ann:\teen\nBo:\ttwee\nAnn:\tdrie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    (
        "pl-60",
        "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen: een\nBo: twee\nMaria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen: drie\n",
        &[
            "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen|||een",
            "Bo|||twee",
            "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen|||drie",
        ],
    ),
    (
        "pl-otter",
        "Ann  0:00  \neen\n\nBo de W  1:02:03  \ntwee\n\nTranscribed by https://otter.ai\n",
        &["Ann|0||een", "Bo de W|3723000||twee"],
    ),
    ("pl-zoomcap", "[Olivia S] 17:42:49\nUm, let\n\n[Bo] 17:42:52\nja\n", &["Olivia S|63769000||Um, let", "Bo|63772000||ja"]),
    (
        "pl-f4",
        "I: een twee #00:00:04-3#\n\nB: drie vier #00:00:09-5#\n\nI: vijf #00:00:12-0#\n",
        &["I||4300|een twee", "B||9500|drie vier", "I||12000|vijf"],
    ),
    (
        "pl-f4start",
        "#00:00:04-3# I: een twee\n\n#00:00:09-5# B: drie vier\n\n#00:00:11-5# I: vijf\n",
        &["I|4300||een twee", "B|9500||drie vier", "I|11500||vijf"],
    ),
    (
        "pl-teamsold",
        "0:0:2.90 --> 0:0:4.480\nJohn Doe\ntekst een\n0:0:3.520 --> 0:0:5.10\nAn Bo\ntwee\n",
        &["John Doe|2090|4480|tekst een", "An Bo|3520|5010|twee"],
    ),
    (
        "pl-teamsdocxtext",
        "Overleg-20260501_143938-Meeting Transcript\nMay 1, 2026, 9:39PM\n57m 6s\n\nSumit G started transcription\n\nSumit G   0:06\nOkay, een.\nWith.\n\nTyler M   0:51\nHello\n",
        &["Sumit G|6000||Okay, een. With.", "Tyler M|51000||Hello"],
    ),
    (
        "pl-meet",
        "Sep 12, 2025\nZeam call  - Transcript\n\n00:00:00\n \nGaj S: Welcome\nGui B: Hey. Um, you know\nGaj S: ok\n\n### Transcription ended after 01:12:55\n*This editable transcript was computer generated and might contain errors.*\n",
        &["Gaj S|||Welcome", "Gui B|||Hey. Um, you know", "Gaj S|||ok"],
    ),
    ("pl-happy", "[00:00:02.410] - Docent\neen\n\n[00:00:05.000] - Bo\ntwee\n", &["Docent|2410||een", "Bo|5000||twee"]),
    (
        "pl-fathom",
        "Titel - January 29\nVIEW RECORDING - 31 mins: https://x\n\n---\n\n0:00 - Sandra R (Pivot)\n  een\n\n0:10 - Bo\n  twee\n",
        &["Sandra R (Pivot)|0||een", "Bo|10000||twee"],
    ),
    ("pl-quote", "> Ann: een\n> Bo: twee\n> Ann: drie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    ("pl-list", "- **Ann:** een\n- **Bo:** twee\n- **Ann:** drie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    (
        "pl-nbsp",
        "Ann:\u{A0}een\nBo\u{A0}de\u{A0}Wit:\u{A0}twee\nAnn:\u{A0}drie\n",
        &["Ann|||een", "Bo de Wit|||twee", "Ann|||drie"],
    ),
    ("pl-pron", "Ann (zij/haar): een\nBo (EXT): twee\nAnn (zij/haar): drie\n", &["Ann|||een", "Bo|||twee", "Ann|||drie"]),
    (
        "pl-link",
        "**Ann:** kijk op [de site](https://x.nl/a) vandaag\n\n**Bo:** ja `x` _nee_\n",
        &["Ann|||kijk op de site vandaag", "Bo|||ja `x` _nee_"],
    ),
    ("pl-hash", "Ann: we zijn #1 nu\nBo: ja\nAnn: 10:30 uur ok\n", &["Ann|||we zijn #1 nu", "Bo|||ja", "Ann|||10:30 uur ok"]),
    ("pl-mixed-time", "[00:00:01] Ann: een\nBo: twee\n[00:00:09] Ann: drie\n", &["Ann|1000||een", "Bo|||twee", "Ann|9000||drie"]),
    (
        "pl-title-line",
        "Teamoverleg: voortgang\n\nAnn: een\nBo: twee\nAnn: drie\nBo: vier\n",
        &["Ann|||een", "Bo|||twee", "Ann|||drie", "Bo|||vier"],
    ),
];
