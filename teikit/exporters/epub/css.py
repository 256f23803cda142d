# SPDX-License-Identifier: Apache-2.0
"""The style sheet of a book: Chinese newspaper typography that leaves all colours to the reader."""

NEWS_CSS = """\
@charset "UTF-8";
/* Sizes are relative, and text and paper are those of the reading system: night themes hold. */

html {
  line-break: strict;
  word-break: normal;
  overflow-wrap: break-word;
  -webkit-text-size-adjust: 100%;
}
body {
  margin: 0 5%;
  font-family: serif;
  line-height: 1.6;
  text-align: justify;
  hanging-punctuation: allow-end;
  hyphens: auto;
  widows: 2;
  orphans: 2;
}
body:lang(zh), body:lang(ja), body:lang(ko) {
  font-family: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", STSong,
    SimSun, serif;
  line-height: 1.8;
  text-justify: inter-character;
  text-spacing-trim: trim-start;
  text-autospace: normal;
}
body:lang(zh-Hant), body:lang(zh-TW), body:lang(zh-HK) {
  font-family: "Songti TC", "Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", PMingLiU,
    serif;
  --sans: "PingFang TC", "Source Han Sans TC", "Noto Sans CJK TC", "Noto Sans TC",
    "Microsoft JhengHei", sans-serif;
}

h1, h2, h3, h4, h5, h6, hgroup p, p.byline, .folio, .credits, .jump, .section, .headlines, .nav,
figcaption, dl {
  font-family: "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Microsoft YaHei", SimHei, sans-serif;
  font-family: var(--sans, "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC",
    "Noto Sans SC", "Microsoft YaHei", SimHei, sans-serif);
  text-align: start;
  text-indent: 0;
  hyphens: manual;
}
h1, h2, h3, h4, h5, h6, hgroup p {
  text-wrap: balance;
  line-height: 1.35;
  break-after: avoid;
  break-inside: avoid;
  page-break-after: avoid;
  page-break-inside: avoid;
}
h1 { font-size: 1.6em; margin: 1em 0 .7em; }
h2 { font-size: 1.55em; margin: .1em 0; }
h3 { font-size: 1.1em; margin: 1.4em 0 .5em; }
h4, h5, h6 { font-size: 1em; margin: 1.2em 0 .4em; }

/* An article */
p { margin: 0; text-indent: 2em; text-indent: var(--indent, 1.2em); }
:lang(zh), :lang(ja), :lang(ko) { --indent: 2em; }
article > header { margin: 1.2em 0 1.4em; padding-bottom: .8em; border-bottom: 1px solid; }
hgroup { margin: 0; }
.section { margin: 0 0 .8em; font-size: .85em; letter-spacing: .1em; }
.column { font-size: .9em; letter-spacing: .15em; margin-bottom: .4em; }
hgroup .kicker { font-size: 1em; margin-bottom: .25em; }
hgroup .main { font-size: 1.3em; font-weight: bold; }
.subtitle { font-size: 1.05em; margin-top: .45em; }
p.byline { font-size: .9em; margin-top: .7em; text-indent: 0; }
p.byline.end { margin-top: .8em; text-align: end; }
.dateline { font-weight: bold; }
.signature { text-align: end; text-indent: 0; margin: .3em 0; }
.note { font-size: .88em; margin: .8em 0; }
blockquote { margin: .8em 2em; }
article.notice, article.advertisement { border: 1px solid; padding: 0 1em 1em; margin: 1.2em 0; }
article.notice > header, article.advertisement > header {
  border: 0;
  margin: 1em 0 .6em;
  padding: 0;
}
.verse { margin: .8em 0 .8em 2em; }
.verse p { text-indent: -1em; padding-inline-start: 1em; text-align: start; }
ul.printed { list-style: none; margin: .6em 0; padding-inline-start: 1em; }
table { border-collapse: collapse; margin: 1em 0; font-size: .92em; line-height: 1.5; }
td, th { border-block: 1px solid; padding: .25em .6em; vertical-align: top; text-align: start; }
em:lang(zh) { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
.corrected { border-bottom: 1px dotted; }
.unclear, .gap { border-bottom: 1px dashed; }
.jump { margin: 1em 0; font-size: .85em; text-align: end; }

/* A picture */
figure { margin: 1.4em 0; break-inside: avoid; page-break-inside: avoid; }
figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption {
  margin-top: .6em;
  padding-inline-start: .8em;
  border-inline-start: 3px solid;
  font-size: .9em;
  line-height: 1.6;
}
figcaption p { text-indent: 0; }
figcaption .byline { display: inline-block; text-indent: 0; }
figcaption .title { font-weight: bold; }
.description { font-size: .85em; font-style: italic; text-indent: 0; text-align: center; }

/* The opener of a page, and the contents */
.page > header { margin-top: 1.2em; border-top: 3px double; border-bottom: 1px solid; }
.page h1 { margin: .1em 0 .35em; }
.folio { margin-top: .6em; font-size: .85em; }
.folio span, .folio time, .credits span { display: inline-block; margin-inline-end: 1em; }
.credits { margin-top: 2em; font-size: .8em; line-height: 1.5; }
ol.headlines, nav ol { list-style: none; margin: 1em 0; padding: 0; }
.headlines li, nav li { text-wrap: balance; }
.headlines li { padding: .65em 0; border-bottom: 1px dotted; line-height: 1.45; }
.headlines .kicker { display: block; font-size: .85em; }
.headlines a { font-size: 1.08em; font-weight: bold; }
.headlines .continued a, .headlines .notice a, .headlines .advertisement a {
  font-size: .95em;
  font-weight: normal;
}
#toc > ol > li { margin: 1em 0; font-weight: bold; }
nav ol ol { margin: .3em 0 0; padding-inline-start: 1em; font-weight: normal; }
nav ol ol li { margin: .35em 0; line-height: 1.45; }
nav h2 { font-size: 1.2em; margin: 2em 0 .5em; }
#page-list ol { line-height: 2; }
#page-list li { display: inline-block; margin: 0 1.2em 0 0; }
a { color: inherit; text-decoration: none; }
p a, dd a, .jump a { text-decoration: underline; text-underline-offset: .2em; }

/* The colophon and the cover */
dt { font-weight: bold; margin-top: .9em; font-size: .9em; }
dd { margin: 0; }
.cover { margin: 0; padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; height: auto; width: auto; }
.unheaded {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  padding: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
"""
