//! The drawing surface: plotters draws the marks on a ten times finer grid, text, hatches and links are laid between and
//! over them. The result is one well-formed SVG with the same bytes for the same document.

use std::fmt::Write as _;

use plotters::prelude::{DrawingBackend, RGBAColor, SVGBackend, ShapeStyle};

use super::Options;
use super::ink::{self, Anchor, Color, Type};
use super::letters::{FONT_FAMILY, balanced, escape, wrap};
use crate::document::v1::Evidence;

/// Width of every picture.
pub(super) const WIDTH: f64 = 1200.0;
/// White margin left and right.
pub(super) const MARGIN: f64 = 28.0;
/// Grid steps in one unit: plotters counts in integers.
const GRID: f64 = 10.0;

/// A point.
pub(super) type Point = (f64, f64);

/// The shapes that double the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Circle,
    Diamond,
    Triangle,
    Square,
}

/// One picture in the making.
pub(super) struct Sheet {
    id: String,
    links: bool,
    /// Sentences the page shows under the picture, where they wrap at any width; `None` when the picture stands alone.
    footnotes: Option<String>,
    body: String,
    on_grid: bool,
    marks: String,
    targets: Vec<Evidence>,
    hatches: bool,
}

impl Sheet {
    /// An empty sheet for the picture `id`.
    pub fn new(id: &str, options: Options) -> Self {
        let links = options.links;
        Sheet {
            id: plain_id(id),
            links,
            footnotes: options.bare.then(String::new),
            body: String::new(),
            on_grid: false,
            marks: String::new(),
            targets: Vec::new(),
            hatches: false,
        }
    }

    /// Sentences under a picture: drawn from `y` down when it stands alone, else kept for the page. Gives where they end.
    pub fn foot(&mut self, sentences: &[String], mut y: f64) -> f64 {
        let told = sentences.iter().filter(|s| !s.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
        if let Some(footnotes) = &mut self.footnotes {
            *footnotes = told;
            return y;
        }
        for line in super::letters::wrap(&told, WIDTH - 2.0 * MARGIN, ink::SMALL.size, false, 3) {
            y += 20.0;
            self.text(MARGIN, y, &line, ink::SMALL);
        }
        y
    }

    /// A note with the sentences the page has to show.
    pub fn note(&self, note: &str) -> String {
        format!("{note} {}", self.footnotes.as_deref().unwrap_or_default()).trim().to_owned()
    }

    /// Title and subtitle unless the page around the picture shows them; gives the height where the picture may begin.
    pub fn heading(&mut self, title: &str, subtitle: &str, options: Options) -> f64 {
        if options.bare {
            return 18.0;
        }
        let room = WIDTH - 2.0 * MARGIN;
        let mut y = 14.0;
        for line in wrap(title, room, ink::TITLE.size, true, 2) {
            y += 30.0;
            self.text(MARGIN, y, &line, ink::TITLE);
        }
        y += 6.0;
        for line in balanced(subtitle, room, ink::SUBTITLE.size) {
            y += 22.0;
            self.text(MARGIN, y, &line, ink::SUBTITLE);
        }
        y + 20.0
    }

    fn draw(&mut self, draw: impl FnOnce(&mut SVGBackend<'_>)) {
        let mut fragment = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut fragment, (1, 1));
            draw(&mut backend);
        }
        if !self.on_grid {
            self.body.push_str("<g transform=\"scale(0.1)\">");
            self.on_grid = true;
        }
        let inner = fragment.split_once(">\n").map_or("", |(_, rest)| rest).trim_end().trim_end_matches("</svg>").trim_end();
        self.body.push_str(&inner.replace(" opacity=\"1\"", "").replace(" stroke=\"none\"", "").replace(" \"/>", "\"/>"));
    }

    fn raw(&mut self, svg: &str) {
        if self.on_grid {
            self.body.push_str("</g>\n");
            self.on_grid = false;
        }
        self.body.push_str(svg);
        self.body.push('\n');
    }

    /// A filled rectangle.
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, color: Color) {
        self.tint(x, y, width, height, color, 1.0);
    }

    /// A filled rectangle one can look through.
    pub fn tint(&mut self, x: f64, y: f64, width: f64, height: f64, color: Color, alpha: f64) {
        if width > 0.0 && height > 0.0 {
            let (from, to, style) = (grid((x, y)), grid((x + width, y + height)), fill(color, alpha));
            self.draw(|b| b.draw_rect(from, to, &style, true).unwrap_or_default());
        }
    }

    /// The outline of a rectangle, drawn inside it.
    pub fn outline(&mut self, x: f64, y: f64, width: f64, height: f64, color: Color, pen: f64) {
        let (left, top) = (x + pen / 2.0, y + pen / 2.0);
        let (right, bottom) = (x + width - pen / 2.0, y + height - pen / 2.0);
        self.line(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top - pen / 2.0)], color, pen);
    }

    /// A line through points.
    pub fn line(&mut self, points: &[Point], color: Color, pen: f64) {
        let style = ShapeStyle { stroke_width: (pen * GRID).round() as u32, ..fill(color, 1.0) };
        let points: Vec<_> = points.iter().map(|&p| grid(p)).collect();
        self.draw(|b| b.draw_path(points, &style).unwrap_or_default());
    }

    /// A filled area.
    pub fn area(&mut self, points: &[Point], color: Color, alpha: f64) {
        let points: Vec<_> = points.iter().map(|&p| grid(p)).collect();
        self.draw(|b| b.fill_polygon(points, &fill(color, alpha)).unwrap_or_default());
    }

    /// A filled disc.
    pub fn disc(&mut self, center: Point, radius: f64, color: Color) {
        let radius = (radius * GRID).round() as u32;
        self.draw(|b| b.draw_circle(grid(center), radius, &fill(color, 1.0), true).unwrap_or_default());
    }

    /// A circle that is only a line.
    pub fn ring(&mut self, center: Point, radius: f64, color: Color, pen: f64) {
        let style = ShapeStyle { stroke_width: (pen * GRID).round() as u32, ..fill(color, 1.0) };
        let radius = (radius * GRID).round() as u32;
        self.draw(|b| b.draw_circle(grid(center), radius, &style, false).unwrap_or_default());
    }

    /// A shape of `size` across.
    pub fn shape(&mut self, shape: Shape, (x, y): Point, size: f64, color: Color) {
        let r = size / 2.0;
        match shape {
            Shape::Circle => self.disc((x, y), r, color),
            Shape::Diamond => {
                let r = r * 1.2;
                self.area(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], color, 1.0);
            }
            Shape::Triangle => {
                let r = r * 1.15;
                self.area(&[(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)], color, 1.0);
            }
            Shape::Square => {
                let r = r * 0.9;
                self.rect(x - r, y - r, 2.0 * r, 2.0 * r, color);
            }
        }
    }

    /// A straight line of dashes (or of dots, when `dash` is as long as the pen is wide).
    pub fn dashed(&mut self, from: Point, to: Point, color: Color, pen: f64, dash: f64) {
        let (x0, y0, x1, y1) = (num(from.0), num(from.1), num(to.0), num(to.1));
        let (color, pen, dash) = (color.css(), num(pen), num(dash));
        self.raw(&format!(
            "<path d=\"M{x0} {y0}L{x1} {y1}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{pen}\" stroke-dasharray=\"{dash} {dash}\"/>"
        ));
    }

    /// A hatched rectangle: absence, or what is not there to measure.
    pub fn hatch(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.hatches = true;
        let paint = format!("url(#{}-hatch)", self.id);
        self.paint(x, y, width, height, &paint);
    }

    /// A rectangle filled from `top` to `bottom`.
    pub fn gradient(&mut self, x: f64, y: f64, width: f64, height: f64, top: Color, bottom: Color) {
        let id = format!("{}-water", self.id);
        self.raw(&format!(
            "<defs><linearGradient id=\"{id}\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"{}\"/>\
             <stop offset=\"1\" stop-color=\"{}\"/></linearGradient></defs>",
            top.css(),
            bottom.css()
        ));
        self.paint(x, y, width, height, &format!("url(#{id})"));
    }

    fn paint(&mut self, x: f64, y: f64, width: f64, height: f64, paint: &str) {
        let (x, y, width, height) = (num(x), num(y), num(width.max(0.0)), num(height.max(0.0)));
        self.raw(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{paint}\"/>"));
    }

    /// A text with its baseline at `y`.
    pub fn text(&mut self, x: f64, y: f64, text: &str, set: Type) {
        if text.is_empty() {
            return;
        }
        let anchor = match set.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if set.bold { " font-weight=\"600\"" } else { "" };
        let (x, y, size, color) = (num(x), num(y), num(set.size), set.color.css());
        let text = escape(text);
        self.raw(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{color}\">{text}</text>"));
    }

    /// A text that stays readable over marks: it has a white edge.
    pub fn halo(&mut self, x: f64, y: f64, text: &str, set: Type) {
        let before = self.body.len();
        self.text(x, y, text, set);
        let edge = "<text stroke=\"#FFFFFF\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\" ";
        if let Some(at) = self.body.get(before..).and_then(|new| new.find("<text ")) {
            self.body.replace_range(before + at..before + at + "<text ".len(), edge);
        }
    }

    /// What a pointer or a screen reader finds here, without a link.
    pub fn title(&mut self, x: f64, y: f64, width: f64, height: f64, words: &str) {
        let hit = hit(x, y, width, height);
        let _ = writeln!(self.marks, "<g><title>{}</title>{hit}</g>", escape(words));
    }

    /// A region that opens a quote; only a title when links are off.
    pub fn link(&mut self, x: f64, y: f64, width: f64, height: f64, target: &Evidence, words: &str) {
        if !self.links {
            return self.title(x, y, width, height, words);
        }
        let href = format!("#citaat-{}-{}", plain_id(&target.meeting), target.utterance);
        let (hit, words) = (hit(x, y, width, height), escape(words));
        let _ = writeln!(self.marks, "<a href=\"{href}\" aria-label=\"{words}\"><title>{words}</title>{hit}</a>");
        if !self.targets.contains(target) {
            self.targets.push(target.clone());
        }
    }

    /// Links are drawn.
    pub fn links(&self) -> bool {
        self.links
    }

    /// A region that opens a meeting of the page around the picture; nothing when links are off.
    pub fn link_meeting(&mut self, x: f64, y: f64, width: f64, height: f64, meeting: &str, words: &str) {
        if !self.links {
            return;
        }
        let (hit, words, id) = (hit(x, y, width, height), escape(words), plain_id(meeting));
        let _ = writeln!(self.marks, "<a href=\"#overleg-{id}\" aria-label=\"{words}\"><title>{words}</title>{hit}</a>");
    }

    /// The whole SVG, and the quotes it links to.
    pub fn finish(mut self, height: f64, title: &str, description: &str) -> (String, Vec<Evidence>) {
        self.raw("");
        // An image has no parts for assistive technology; a picture with links must have them.
        let role = if self.marks.contains("<a ") { "group" } else { "img" };
        let (height, id) = (num(height.ceil()), &self.id);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 {height}\" width=\"1200\" height=\"{height}\" \
             role=\"{role}\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" class=\"picture\" \
             font-family=\"{FONT_FAMILY}\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
            escape(title),
            escape(description)
        );
        if self.hatches {
            let _ = writeln!(
                svg,
                "<defs><pattern id=\"{id}-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                 <rect width=\"5\" height=\"5\" fill=\"#FAFAF9\"/><rect width=\"1.2\" height=\"5\" fill=\"#B9BFC5\"/></pattern></defs>"
            );
        }
        let _ = write!(
            svg,
            "<rect width=\"1200\" height=\"{height}\" fill=\"#FFFFFF\"/>\n<g aria-hidden=\"true\">\n{}</g>\n",
            self.body
        );
        let _ = write!(svg, "<g fill-opacity=\"0\">\n{}</g>\n</svg>\n", self.marks);
        (svg, self.targets)
    }
}

/// The letters, digits, `-` and `_` of an id: what may stand in `id`, `href` and `url(#…)` without quoting.
pub(super) fn plain_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect()
}

fn hit(x: f64, y: f64, width: f64, height: f64) -> String {
    format!("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", num(x), num(y), num(width.max(0.0)), num(height.max(0.0)))
}

fn grid((x, y): Point) -> (i32, i32) {
    let whole = |v: f64| if v.is_finite() { (v * GRID).round().clamp(-1e6, 1e6) as i32 } else { 0 };
    (whole(x), whole(y))
}

fn fill(color: Color, alpha: f64) -> ShapeStyle {
    ShapeStyle { color: RGBAColor(color.0, color.1, color.2, alpha), filled: true, stroke_width: 0 }
}

/// A coordinate with at most one decimal.
fn num(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
