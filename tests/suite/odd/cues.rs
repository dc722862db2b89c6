//! WebVTT and SRT as people and tools really write them, each with what was said, worked out by hand.

use super::Case;

// A cue of two speakers is divided by the length of their words: 1000 ms, `een` and `twee` give 1000 * 3 / 7 = 428.
pub const CASES: &[Case] = &[
    (
        "teams-missing-part",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-2\n00:00:03.000 --> 00:00:04.500\n<v An>drie</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/12-0\n00:00:05.000 --> 00:00:06.500\n<v Bo>x y</v>\n",
        &["An|1000|4500|een drie", "Bo|5000|6500|x y"],
    ),
    (
        "teams-only-later-part",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-1\n00:00:01.000 --> 00:00:02.500\n<v An>twee</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/12-0\n00:00:05.000 --> 00:00:06.500\n<v Bo>x y</v>\n",
        &["An|1000|2500|twee", "Bo|5000|6500|x y"],
    ),
    (
        "teams-interleaved",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/11-0\n00:00:02.000 --> 00:00:02.500\n<v Bo>ja\nhoor</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-1\n00:00:02.000 --> 00:00:04.500\n<v An>twee\ndrie</v>\n",
        &["An|1000|4500|een twee drie", "Bo|2000|2500|ja hoor"],
    ),
    (
        "teams-same-no-other-guid",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n001ec368-3c77-4441-9f7e-67031cc3b038/10-1\n00:00:02.000 --> 00:00:03.500\n<v An>twee</v>\n",
        &["An|1000|2500|een", "An|2000|3500|twee"],
    ),
    (
        "teams-parts-out-of-order",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-1\n00:00:02.000 --> 00:00:03.500\n<v An>twee</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/12-0\n00:00:05.000 --> 00:00:06.500\n<v Bo>x</v>\n",
        &["An|1000|3500|een twee", "Bo|5000|6500|x"],
    ),
    (
        "teams-entity",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v Carlos Far&#237;as>No &amp; sí</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/11-0\n00:00:02.000 --> 00:00:03.500\n<v Carlos Farías>ja</v>\n",
        &["Carlos Farías|1000|2500|No & sí", "Carlos Farías|2000|3500|ja"],
    ),
    (
        "teams-no-tag-cue",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/11-0\n00:00:03.000 --> 00:00:04.500\nsem nome aqui\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/12-0\n00:00:05.000 --> 00:00:06.500\n<v Bo>x</v>\n",
        &["An|1000|2500|een", "|3000|4500|sem nome aqui", "Bo|5000|6500|x"],
    ),
    (
        "teams-no-tag-second-part",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-1\n00:00:03.000 --> 00:00:04.500\nsem nome aqui\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/12-0\n00:00:05.000 --> 00:00:06.500\n<v Bo>x</v>\n",
        &["An|1000|4500|een sem nome aqui", "Bo|5000|6500|x"],
    ),
    (
        "teams-missing-close",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/11-0\n00:00:02.000 --> 00:00:03.500\n<v An (Gast)>twee</v>\n",
        &["An|1000|2500|een", "An|2000|3500|twee"],
    ),
    (
        "teams-loud",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v.loud An>een</v>\n",
        &["An|1000|2500|een"],
    ),
    (
        "teams-upper-guid",
        "WEBVTT\n\n90A4B0C8-B2CA-4147-85E9-515FE750CC7A/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n90A4B0C8-B2CA-4147-85E9-515FE750CC7A/10-1\n00:00:02.000 --> 00:00:03.500\n<v An>twee</v>\n",
        &["An|1000|3500|een twee"],
    ),
    (
        "teams-stars",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>wat een ****</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/11-0\n00:00:01.000 --> 00:00:02.500\n<v Bo>tja</v>\n",
        &["An|1000|2500|wat een ****", "Bo|1000|2500|tja"],
    ),
    (
        "teams-name-with-gt",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An &lt;an@x.nl&gt;>een</v>\n",
        &["An <an@x.nl>|1000|2500|een"],
    ),
    (
        "teams-name-newline",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An\nde Boer>een</v>\n",
        &["An de Boer|1000|2500|een"],
    ),
    (
        "teams-one-guid-plain-cues",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een</v>\n\n00:00:03.000 --> 00:00:04.500\n<v Bo>twee</v>\n",
        &["An|1000|2500|een", "Bo|3000|4500|twee"],
    ),
    (
        "teams-crlf-blank-in-cue",
        "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.500\n<v An>een\n\ntwee</v>\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/11-0\n00:00:02.000 --> 00:00:03.500\n<v Bo>x</v>\n",
        &["An|1000|2500|een twee", "Bo|2000|3500|x"],
    ),
    (
        "old-ms",
        "WEBVTT\n\n0:0:0.0 --> 0:0:3.330\n<v An>een</v>\n\n0:0:52.510 --> 0:0:53.60\n<v Bo>ja</v>\n\n0:1:3.5 --> 0:1:3.50\n<v An>x</v>\n",
        &["An|0|3330|een", "Bo|52510|53060|ja", "An|63005|63050|x"],
    ),
    (
        "old-ms-padded-mixed",
        "WEBVTT\n\n00:00:01.5 --> 00:00:01.60\n<v An>een</v>\n\n00:00:10.510 --> 00:00:12.7\n<v Bo>ja</v>\n",
        &["An|1005|1060|een", "Bo|10510|12007|ja"],
    ),
    (
        "podnews-unpadded-3digits",
        "WEBVTT\n\n0.860 --> 7.380\n<v S1>aa</v>\n\n3:3.380 --> 3:04.380\n<v S2>bb</v>\n",
        &["S1|860|7380|aa", "S2|183380|184380|bb"],
    ),
    (
        "neg-offset",
        "WEBVTT\n\n-00:00:01.000 --> 00:00:01.500\n<v An>voor de opname</v>\n\n00:00:02.000 --> 00:00:03.000\n<v Bo>ja</v>\n",
        &["An|0|2500|voor de opname", "Bo|3000|4000|ja"],
    ),
    (
        "zoom-pronouns",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nDavid D (he/him): een\n\n2\n00:00:02.000 --> 00:00:03.000\nDavid D: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nEva (zij/haar): drie\n\n4\n00:00:06.000 --> 00:00:07.000\nzonder naam\n\n5\n00:00:08.000 --> 00:00:09.000\nEva (zij/haar): vier\n",
        &["David D|0|1000|een", "David D|2000|3000|twee", "Eva|4000|5000|drie", "|6000|7000|zonder naam", "Eva|8000|9000|vier"],
    ),
    (
        "zoom-yo",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nDavid D: Yo: kom hier\n\n2\n00:00:02.000 --> 00:00:03.000\nEva V: ja\n\n3\n00:00:04.000 --> 00:00:05.000\nYo: wat een dag\n\n4\n00:00:06.000 --> 00:00:07.000\nDavid D: ok\n",
        &["David D|0|1000|Yo: kom hier", "Eva V|2000|3000|ja", "|4000|5000|Yo: wat een dag", "David D|6000|7000|ok"],
    ),
    (
        "zoom-name-colon",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nTeam A: Bram: een\n\n2\n00:00:02.000 --> 00:00:03.000\nTeam A: Bram: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nEva V: drie\n",
        &["Team A: Bram|0|1000|een", "Team A: Bram|2000|3000|twee", "Eva V|4000|5000|drie"],
    ),
    (
        "zoom-device",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\niPad van Piet: een\n\n2\n00:00:02.000 --> 00:00:03.000\niPad van Piet: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nmarieke123: ja\n\n4\n00:00:06.000 --> 00:00:07.000\nmarieke123: nee\n\n5\n00:00:08.000 --> 00:00:09.000\n+31612345678: hallo\n\n6\n00:00:10.000 --> 00:00:11.000\n+31612345678: hoi\n",
        &[
            "iPad van Piet|0|1000|een",
            "iPad van Piet|2000|3000|twee",
            "marieke123|4000|5000|ja",
            "marieke123|6000|7000|nee",
            "+31612345678|8000|9000|hallo",
            "+31612345678|10000|11000|hoi",
        ],
    ),
    (
        "zoom-wrapped",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nEva V: een\ntwee\n\n2\n00:00:02.000 --> 00:00:03.000\nBo: vier\n\n3\n00:00:04.000 --> 00:00:05.000\nBo: vijf\n",
        &["Eva V|0|1000|een twee", "Bo|2000|3000|vier", "Bo|4000|5000|vijf"],
    ),
    (
        "zoom-noids-bom-crlf",
        "\u{FEFF}WEBVTT\r\n\r\n00:00:01.000 --> 00:00:02.000\r\nEva V: een\r\n\r\n00:00:03.000 --> 00:00:04.000\r\nBo: twee\r\n",
        &["Eva V|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "zoom-many-unnamed",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nEva V: een\n\n2\n00:00:02.000 --> 00:00:03.000\na\n\n3\n00:00:04.000 --> 00:00:05.000\nb\n\n4\n00:00:06.000 --> 00:00:07.000\nc\n\n5\n00:00:08.000 --> 00:00:09.000\nBo T: twee\n\n6\n00:00:10.000 --> 00:00:11.000\nd\n\n7\n00:00:12.000 --> 00:00:13.000\ne\n\n8\n00:00:14.000 --> 00:00:15.000\nf\n\n9\n00:00:16.000 --> 00:00:17.000\nEva V: g\n\n10\n00:00:18.000 --> 00:00:19.000\nh\n",
        &[
            "Eva V|0|1000|een",
            "Eva V|2000|3000|a",
            "Eva V|4000|5000|b",
            "Eva V|6000|7000|c",
            "Bo T|8000|9000|twee",
            "Bo T|10000|11000|d",
            "Bo T|12000|13000|e",
            "Bo T|14000|15000|f",
            "Eva V|16000|17000|g",
            "Eva V|18000|19000|h",
        ],
    ),
    (
        "zoom-60char",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nMaria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen: een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nMaria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen: drie\n",
        &[
            "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen|0|1000|een",
            "Bo T|2000|3000|twee",
            "Maria Antoinetta van den Heuvel-Bartholomeus tot Nieuwenhuizen|4000|5000|drie",
        ],
    ),
    (
        "zoom-8words",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nJan Peter de la van den Berg tot Zutphen (HR): een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nJan Peter de la van den Berg tot Zutphen (HR): drie\n",
        &[
            "Jan Peter de la van den Berg tot Zutphen (HR)|0|1000|een",
            "Bo T|2000|3000|twee",
            "Jan Peter de la van den Berg tot Zutphen (HR)|4000|5000|drie",
        ],
    ),
    (
        "zoom-nospace",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nEva V:een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T:twee\n\n3\n00:00:04.000 --> 00:00:05.000\nEva V:drie\n",
        &["Eva V|0|1000|een", "Bo T|2000|3000|twee", "Eva V|4000|5000|drie"],
    ),
    (
        "zoom-name-only",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nEva V:\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nEva V: drie\n\n4\n00:00:06.000 --> 00:00:07.000\nBo T: x\n",
        &["Bo T|2000|3000|twee", "Eva V|4000|5000|drie", "Bo T|6000|7000|x"],
    ),
    (
        "zoom-org",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nVitor G | Welkom Reizen: een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nVitor G | Welkom Reizen: drie\n",
        &["Vitor G|0|1000|een", "Bo T|2000|3000|twee", "Vitor G|4000|5000|drie"],
    ),
    (
        "zoom-nl-comma",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nVries, Sanne de: een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nVries, Sanne de: drie\n",
        &["Vries, Sanne de|0|1000|een", "Bo T|2000|3000|twee", "Vries, Sanne de|4000|5000|drie"],
    ),
    (
        "zoom-note-text",
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nEva V: een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo T: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nActie: bellen\n\n4\n00:00:06.000 --> 00:00:07.000\nEva V: drie\n\n5\n00:00:08.000 --> 00:00:09.000\nActie: mailen\n",
        &[
            "Eva V|0|1000|een",
            "Bo T|2000|3000|twee",
            "|4000|5000|Actie: bellen",
            "Eva V|6000|7000|drie",
            "|8000|9000|Actie: mailen",
        ],
    ),
    (
        "webex",
        "WEBVTT\n\n1 \"\" (0)\n00:00:00.000 --> 00:00:05.579\nOkay\n\n2 \"Alan D\" (1262511360)\n00:00:05.579 --> 00:00:06.858\nGo: nu\n\n3 \"Alan \\\"Al\\\" D\" (12)\n00:00:06.858 --> 00:00:08.858\nx\n\n4 \"Bo &amp; An\" (13)\n00:00:08.858 --> 00:00:10.858\ny &amp; z\n",
        &["|0|5579|Okay", "Alan D|5579|6858|Go: nu", "Alan \\\"Al\\\" D|6858|8858|x", "Bo & An|8858|10858|y & z"],
    ),
    (
        "srt-carry",
        "1\n00:00:00,000 --> 00:00:01,000\nAnn: een\ntwee\n\n2\n00:00:02,000 --> 00:00:03,000\ndrie\n\n3\n00:00:04,000 --> 00:00:05,000\nBo: vier\n\n4\n00:00:06,000 --> 00:00:07,000\nvijf\n\n5\n00:00:08,000 --> 00:00:09,000\nAnn: zes\n",
        &["Ann|0|1000|een twee", "Ann|2000|3000|drie", "Bo|4000|5000|vier", "Bo|6000|7000|vijf", "Ann|8000|9000|zes"],
    ),
    (
        "srt-dash",
        "1\n00:00:00,000 --> 00:00:01,000\nAnn: een\n\n2\n00:00:02,000 --> 00:00:03,000\n- twee\n- drie\n\n3\n00:00:04,000 --> 00:00:05,000\nBo: vier\n",
        &["Ann|0|1000|een", "|2000|2500|twee", "|2500|3000|drie", "Bo|4000|5000|vier"],
    ),
    (
        "srt-two-in-cue",
        "1\n00:00:00,000 --> 00:00:01,000\nAnn: een\nBo: twee\n\n2\n00:00:02,000 --> 00:00:03,000\nAnn: drie\n",
        &["Ann|0|428|een", "Bo|428|1000|twee", "Ann|2000|3000|drie"],
    ),
    (
        "srt-italics",
        "1\n00:00:00,000 --> 00:00:01,000\n<i>Ann: een</i>\n\n2\n00:00:02,000 --> 00:00:03,000\nBo: <b>twee</b>\n\n3\n00:00:04,000 --> 00:00:05,000\nAnn: {\\an8}drie\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie"],
    ),
    (
        "srt-upper",
        "1\n00:00:00,000 --> 00:00:01,000\nANN: een\n\n2\n00:00:02,000 --> 00:00:03,000\nBO: twee\n\n3\n00:00:04,000 --> 00:00:05,000\nANN: drie\n",
        &["ANN|0|1000|een", "BO|2000|3000|twee", "ANN|4000|5000|drie"],
    ),
    (
        "srt-bracketname",
        "1\n00:00:00,000 --> 00:00:01,000\n[Ann] een\n\n2\n00:00:02,000 --> 00:00:03,000\n[Bo] twee\n\n3\n00:00:04,000 --> 00:00:05,000\n[Ann] drie\n\n4\n00:00:06,000 --> 00:00:07,000\nvier\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie", "Ann|6000|7000|vier"],
    ),
    (
        "srt-chevron",
        "1\n00:00:00,000 --> 00:00:01,000\n>> Ann: een\n\n2\n00:00:02,000 --> 00:00:03,000\n>> Bo: twee\n\n3\n00:00:04,000 --> 00:00:05,000\n>> Ann: drie\n\n4\n00:00:06,000 --> 00:00:07,000\nvier\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie", "Ann|6000|7000|vier"],
    ),
    (
        "srt-noblank",
        "1\n00:00:01,000 --> 00:00:02,000\nAnn: een\n2\n00:00:03,000 --> 00:00:04,000\nBo: twee\n3\n00:00:05,000 --> 00:00:06,000\nAnn: drie",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee", "Ann|5000|6000|drie"],
    ),
    (
        "srt-blank-in-body",
        "1\n00:00:01,000 --> 00:00:02,000\nAnn: een\n\ntwee\n\n2\n00:00:03,000 --> 00:00:04,000\nBo: twee\n\n3\n00:00:05,000 --> 00:00:06,000\nAnn: drie\n",
        &["Ann|1000|2000|een twee", "Bo|3000|4000|twee", "Ann|5000|6000|drie"],
    ),
    (
        "srt-blank-before-body",
        "1\n00:00:01,000 --> 00:00:02,000\n\nAnn: een\n\n2\n00:00:03,000 --> 00:00:04,000\n\nBo: twee\n\n",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "srt-double-spaced",
        "1\n\n00:00:01,000 --> 00:00:02,000\n\nAnn: een\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nBo: twee\n\n",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "srt-number-text",
        "1\n00:00:01,000 --> 00:00:02,000\nAnn: hoeveel?\n\n2\n00:00:03,000 --> 00:00:04,000\nBo: zeker\n12\n\n3\n00:00:05,000 --> 00:00:06,000\nAnn: drie\n",
        &["Ann|1000|2000|hoeveel?", "Bo|3000|4000|zeker 12", "Ann|5000|6000|drie"],
    ),
    (
        "srt-point",
        "1\n00:00:00.000 --> 00:00:01.000\nAnn: een\n\n2\n00:00:02.000 --> 00:00:03.000\nBo: twee\n\n3\n00:00:04.000 --> 00:00:05.000\nAnn: drie\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie"],
    ),
    (
        "srt-noms",
        "1\n00:00:00 --> 00:00:01\nAnn: een\n\n2\n00:00:02 --> 00:00:03\nBo: twee\n\n3\n00:00:04 --> 00:00:05\nAnn: drie\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie"],
    ),
    (
        "srt-coords",
        "1\n00:00:00,000 --> 00:00:01,000 X1:100 X2:200 Y1:1 Y2:2\nAnn: een\n\n2\n00:00:02,000 --> 00:00:03,000\nBo: twee\n\n3\n00:00:04,000 --> 00:00:05,000\nAnn: drie\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie"],
    ),
    (
        "srt-leadingblank",
        "\n\n\n1\n00:00:00,000 --> 00:00:01,000\nAnn: een\n\n2\n00:00:02,000 --> 00:00:03,000\nBo: twee\n\n3\n00:00:04,000 --> 00:00:05,000\nAnn: drie\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie"],
    ),
    (
        "srt-arrow-nospace",
        "1\n00:00:00,000-->00:00:01,000\nAnn: een\n\n2\n00:00:02,000-->00:00:03,000\nBo: twee\n\n3\n00:00:04,000-->00:00:05,000\nAnn: drie\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee", "Ann|4000|5000|drie"],
    ),
    (
        "srt-voice",
        "1\n00:00:00,000 --> 00:00:01,000\n<v Ann>een</v>\n\n2\n00:00:02,000 --> 00:00:03,000\n<v Bo>twee</v>\n",
        &["Ann|0|1000|een", "Bo|2000|3000|twee"],
    ),
    (
        "srt-text-colon",
        "1\n00:00:00,000 --> 00:00:01,000\nAnn: een\n\n2\n00:00:02,000 --> 00:00:03,000\nMaar let op: dit\n\n3\n00:00:04,000 --> 00:00:05,000\nBo: twee\n\n4\n00:00:06,000 --> 00:00:07,000\nAnn: drie\n",
        &["Ann|0|1000|een", "Ann|2000|3000|Maar let op: dit", "Bo|4000|5000|twee", "Ann|6000|7000|drie"],
    ),
    (
        "sbv",
        "0:00:01.000,0:00:02.000\nAnn: een\n\n0:00:03.000,0:00:04.000\nBo: twee\n",
        &["Ann|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-note-style-region",
        "WEBVTT - titel\nKind: captions\n\nSTYLE\n::cue(v[voice=\"An\"]) { color: red }\n\nREGION\nid:fred\nwidth:40%\n\nNOTE commentaar\nmeer --\n\nid - x\n00:01.000 --> 00:02.000 line:0 position:20% size:60% align:start\n<v An>een</v>\n\nNOTE\n00:05 is laat\n\n01:00:01.000 --> 01:00:02.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3601000|3602000|twee"],
    ),
    (
        "vtt-note-arrow",
        "WEBVTT\n\nNOTE 00:01.000 --> 00:02.000\nx\n\n00:01.000 --> 00:02.000\n<v An>een</v>\n\n00:03.000 --> 00:04.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-two-voices",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v An>een</v>\n<v Bo>twee</v>\n\n00:03.000 --> 00:04.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|1000|2000|twee", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-no-header",
        "00:01.000 --> 00:02.000\n<v An>een</v>\n\n00:03.000 --> 00:04.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-quoted-voice",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v \"An\">een</v>\n\n00:03.000 --> 00:04.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-V-upper",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<V An>een</V>\n\n00:03.000 --> 00:04.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-end-missing",
        "WEBVTT\n\n00:00:01.000 --\n<v An>weg</v>\n\n00:03.000 --> 00:04.000\n<v Bo>twee</v>\n",
        &["Bo|3000|4000|twee"],
    ),
    (
        "vtt-60s",
        "WEBVTT\n\n00:00:60.000 --> 00:00:69.000\n<v Inglis, Jake>x</v>\n\n00:00:70.000 --> 00:00:71.000\n<v Bo>y</v>\n",
        &["Inglis, Jake|60000|69000|x", "Bo|70000|71000|y"],
    ),
    (
        "vtt-back-zero-neg",
        "WEBVTT\n\n00:05.000 --> 00:06.000\n<v An>een</v>\n\n00:03.000 --> 00:03.000\n<v Bo>twee</v>\n\n00:09.000 --> 00:08.000\n<v An>drie</v>\n",
        &["An|5000|6000|een", "Bo|3000|3000|twee", "An|9000|8000|drie"],
    ),
    (
        "vtt-labels-carried",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: een\n\n00:03.000 --> 00:04.000\ntwee\n\n00:05.000 --> 00:06.000\ndrie\n\n00:07.000 --> 00:08.000\nBo: vier\n\n00:09.000 --> 00:10.000\nvijf\n",
        &["Ann|1000|2000|een", "Ann|3000|4000|twee", "Ann|5000|6000|drie", "Bo|7000|8000|vier", "Bo|9000|10000|vijf"],
    ),
    (
        "vtt-rolling",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAnn: goed dat\n\n00:02.000 --> 00:03.000\nAnn: goed dat\nje er bent\n\n00:03.000 --> 00:04.000\nje er bent\nBo: dank je\n\n00:04.000 --> 00:05.000\nBo: dank je\nwel hoor\n\n00:05.000 --> 00:06.000\nwel hoor\nAnn: fijn\n",
        &[
            "Ann|1000|2000|goed dat",
            "Ann|2000|3000|je er bent",
            "Bo|3000|4000|dank je",
            "Bo|4000|5000|wel hoor",
            "Ann|5000|6000|fijn",
        ],
    ),
    (
        "vtt-trailing-ws",
        "WEBVTT\n\n00:01.000  -->  00:02.000  \n<v An>een</v>\n\n\t00:03.000\t-->\t00:04.000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-comma",
        "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\n<v An>een</v>\n\n00:00:03,000 --> 00:00:04,000\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-doubled-blank",
        "WEBVTT\n\n1\n\n00:00:01.000 --> 00:00:02.000\n\n<v An>een</v>\n\n2\n\n00:00:03.000 --> 00:00:04.000\n\n<v Bo>twee</v>\n",
        &["An|1000|2000|een", "Bo|3000|4000|twee"],
    ),
    (
        "vtt-2.5h",
        "WEBVTT\n\n2:30:01.000 --> 2:30:02.000\n<v An>een</v>\n\n2:30:03.500 --> 2:30:04.000\n<v Bo>twee</v>\n",
        &["An|9001000|9002000|een", "Bo|9003500|9004000|twee"],
    ),
];
