//! Colours, fonts, sizes and spacing for light and dark; the only file that names a colour.

use std::sync::Arc;

use eframe::egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Frame, Margin, RichText, Shadow,
    Stroke, TextStyle, Theme, Visuals, vec2,
};

use crate::causes::CauseId;

/// The colours of one theme, by what they are for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// Behind everything.
    pub page: Color32,
    /// Behind the list of screens.
    pub side: Color32,
    /// Behind cards and charts.
    pub card: Color32,
    /// Hairlines and borders.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Text that is read second.
    pub weak: Color32,
    /// Labels of axes.
    pub faint: Color32,
    /// Lines of a chart's grid.
    pub grid: Color32,
    /// What can be pressed, and what is chosen.
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Good news.
    pub good: Color32,
    /// Bad news.
    pub bad: Color32,
    /// See a physician.
    pub danger: Color32,
    /// Behind what is under the pointer.
    pub hover: Color32,
    /// Bars and single readings behind a curve.
    pub quiet: Color32,
    /// Whether it is the dark theme.
    pub dark: bool,
}

/// No colour.
pub(super) const NONE: Color32 = Color32::TRANSPARENT;

/// What a curve shows, for its colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hue {
    /// Single readings behind a curve.
    Quiet,
    /// Fitness and anything calm.
    Blue,
    /// Fatigue.
    Orange,
    /// Freshness, oscillation.
    Purple,
    /// Weight, cadence.
    Green,
    /// Sleep.
    Indigo,
    /// Heart.
    Red,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Palette = Palette {
    page: rgb(0xf5f6f8),
    side: rgb(0xfbfcfd),
    card: rgb(0xffffff),
    line: rgb(0xe3e7ec),
    text: rgb(0x16202b),
    weak: rgb(0x566270),
    faint: rgb(0x5f6b79),
    grid: rgb(0xeceff2),
    accent: rgb(0x0b6bb8),
    accent_soft: rgb(0xe2effa),
    on_accent: rgb(0xffffff),
    good: rgb(0x007a5a),
    bad: rgb(0xb34a00),
    danger: rgb(0xb3261e),
    hover: rgb(0xedf0f4),
    quiet: rgb(0xb7c0cb),
    dark: false,
};

const DARK: Palette = Palette {
    page: rgb(0x0f1216),
    side: rgb(0x14181d),
    card: rgb(0x191e24),
    line: rgb(0x2a323c),
    text: rgb(0xe8ecf1),
    weak: rgb(0xa2adb9),
    faint: rgb(0x8d99a6),
    grid: rgb(0x232a33),
    accent: rgb(0x5ca9f2),
    accent_soft: rgb(0x1b3149),
    on_accent: rgb(0x0f1216),
    good: rgb(0x3cc49a),
    bad: rgb(0xf08a5b),
    danger: rgb(0xff8a80),
    hover: rgb(0x232a33),
    quiet: rgb(0x59656f),
    dark: true,
};

/// Colours of the causes for light and dark, told apart by people with any kind of colour vision together with the
/// icon that always goes with them; after the palettes of Okabe and Ito and of Tol.
const CAUSES: [(CauseId, u32, u32); 11] = [
    (CauseId::StrengthTraining, 0x882255, 0xdb7fa9),
    (CauseId::Stretching, 0x6f6f1a, 0xc6c65c),
    (CauseId::Overtraining, 0xc25400, 0xf0975b),
    (CauseId::Shoes, 0x117733, 0x4dbb74),
    (CauseId::RunningForm, 0x1f8376, 0x5fd0bf),
    (CauseId::WeightGain, 0x9c3f8c, 0xd58bc8),
    (CauseId::LowCarbohydrate, 0x8f6f00, 0xe6c84f),
    (CauseId::IronDeficiency, 0xc0394d, 0xf08a96),
    (CauseId::Dehydration, 0x1e7eac, 0x88ccee),
    (CauseId::Circulation, 0x4b3fa8, 0xa59af0),
    (CauseId::Sleep, 0x0b5fb0, 0x5ca9f2),
];

impl Palette {
    /// The colours of the theme in use.
    pub(super) fn of(ctx: &Context) -> Self {
        if ctx.theme() == Theme::Dark { DARK } else { LIGHT }
    }

    /// The colour of a cause, the same everywhere.
    pub(super) fn cause(&self, cause: CauseId) -> Color32 {
        let found = CAUSES.iter().find(|(id, ..)| *id == cause);
        found.map_or(self.accent, |(_, light, dark)| rgb(if self.dark { *dark } else { *light }))
    }

    /// The colour of a curve.
    pub(super) fn hue(&self, hue: Hue) -> Color32 {
        let (light, dark) = match hue {
            Hue::Quiet => return self.quiet,
            Hue::Blue => (0x0072b2, 0x5ca9f2),
            Hue::Orange => (0xc65600, 0xf0975b),
            Hue::Purple => (0x9a4a82, 0xd79bbe),
            Hue::Green => (0x00875f, 0x3cc49a),
            Hue::Indigo => (0x5548b0, 0xa59af0),
            Hue::Red => (0xb83246, 0xf08a96),
        };
        rgb(if self.dark { dark } else { light })
    }

    /// A soft ground for something of this colour.
    pub(super) fn soft(&self, color: Color32) -> Color32 {
        color.gamma_multiply(if self.dark { 0.20 } else { 0.12 })
    }

    /// The fill of a usual range behind a curve: pale, yet told apart from the band of a flag.
    pub(super) fn usual(&self, color: Color32) -> Color32 {
        color.gamma_multiply(if self.dark { 0.20 } else { 0.15 })
    }

    /// The band a flag draws through the charts; strong when it is the one looked at.
    pub(super) fn band(&self, color: Color32, chosen: bool) -> Color32 {
        color.gamma_multiply(match (self.dark, chosen) {
            (false, false) => 0.08,
            (true, false) => 0.13,
            (false, true) => 0.18,
            (true, true) => 0.26,
        })
    }

    /// What lies over the window while files are held above it.
    pub(super) fn veil(&self) -> Color32 {
        self.page.gamma_multiply(0.9)
    }

    /// A card.
    pub(super) fn card_frame(&self) -> Frame {
        Frame::new()
            .fill(self.card)
            .stroke(Stroke::new(1.0, self.line))
            .corner_radius(CornerRadius::same(12))
            .inner_margin(Margin::symmetric(18, 14))
    }
}

/// Ground and bars of the window's icon, as red, green, blue and opacity.
pub(super) fn icon_colors() -> ([u8; 4], [u8; 4]) {
    (LIGHT.accent.to_array(), LIGHT.on_accent.to_array())
}

/// The icon font.
pub(super) fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Inter Medium.
pub(super) fn medium() -> FontFamily {
    FontFamily::Name("medium".into())
}

/// Inter Semi Bold.
pub(super) fn semi() -> FontFamily {
    FontFamily::Name("semi".into())
}

/// An icon of this size.
pub(super) fn icon(glyph: &str, size: f32) -> RichText {
    RichText::new(glyph).font(FontId::new(size, icons()))
}

/// The one sentence of a screen.
pub(super) fn display(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(23.0, semi())).line_height(Some(31.0))
}

/// The title of a screen.
pub(super) fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(21.0, semi()))
}

/// The title of a card or a section.
pub(super) fn heading(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(15.0, semi()))
}

/// A large number.
pub(super) fn number(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(24.0, semi()))
}

/// A label that stands out in its line.
pub(super) fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(13.5, semi()))
}

/// Running text.
pub(super) fn body(text: impl Into<String>) -> RichText {
    RichText::new(text).size(13.5).line_height(Some(19.5))
}

/// Text that is read second.
pub(super) fn small(text: impl Into<String>) -> RichText {
    RichText::new(text).size(12.0).line_height(Some(16.5))
}

/// A font of this size in Inter Regular.
pub(super) fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Installs fonts and both themes.
pub(super) fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Light, Theme::Dark] {
        let palette = if theme == Theme::Dark { DARK } else { LIGHT };
        ctx.style_mut_of(theme, |style| {
            style.text_styles = [
                (TextStyle::Heading, FontId::new(21.0, semi())),
                (TextStyle::Body, FontId::proportional(13.5)),
                (TextStyle::Button, FontId::new(13.5, medium())),
                (TextStyle::Small, FontId::proportional(12.0)),
                (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
            ]
            .into();
            style.spacing.item_spacing = vec2(8.0, 6.0);
            style.spacing.button_padding = vec2(12.0, 6.0);
            style.spacing.interact_size.y = 30.0;
            style.spacing.scroll.bar_width = 8.0;
            style.animation_time = 0.0;
            style.visuals = visuals(&palette);
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let files: [(&str, &'static [u8]); 4] = [
        ("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ("inter-medium", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
        ("inter-semi", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
        ("icons", include_bytes!("../../assets/fonts/Phosphor.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with_fallbacks = |first: &str| {
        let mut family = vec![first.to_owned()];
        family.extend(fallbacks.iter().cloned());
        family
    };
    fonts.families.insert(FontFamily::Proportional, with_fallbacks("inter"));
    fonts.families.insert(medium(), with_fallbacks("inter-medium"));
    fonts.families.insert(semi(), with_fallbacks("inter-semi"));
    fonts.families.insert(icons(), vec!["icons".to_owned()]);
    fonts
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = palette.page;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.card;
    visuals.faint_bg_color = palette.page;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shade = Color32::from_black_alpha(if palette.dark { 120 } else { 36 });
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: shade };
    visuals.window_shadow = visuals.popup_shadow;
    let widgets = &mut visuals.widgets;
    for (widget, fill, border) in [
        (&mut widgets.inactive, palette.card, palette.line),
        (&mut widgets.hovered, palette.hover, palette.line),
        (&mut widgets.active, palette.hover, palette.accent),
        (&mut widgets.open, palette.hover, palette.line),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, border);
        widget.fg_stroke = Stroke::new(1.5, palette.text);
        widget.corner_radius = CornerRadius::same(7);
        widget.expansion = 0.0;
    }
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of two colours after WCAG 2.2, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |color: Color32| {
            let linear = |v: u8| {
                let c = f64::from(v) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A colour that lets its ground through, as it is seen on it.
    fn over(color: Color32, ground: Color32) -> Color32 {
        let seen = |c: u8, g: u8| c.saturating_add((f64::from(g) * (1.0 - f64::from(color.a()) / 255.0)).round() as u8);
        Color32::from_rgb(seen(color.r(), ground.r()), seen(color.g(), ground.g()), seen(color.b(), ground.b()))
    }

    fn readable(text: Color32, ground: Color32) {
        assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}: {:.2}", contrast(text, ground));
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for palette in [LIGHT, DARK] {
            let Palette { text, weak, faint, accent, good, bad, danger, .. } = palette;
            for ground in [palette.page, palette.side, palette.card, palette.hover, palette.accent_soft] {
                for ink in [text, weak, faint, accent, good, bad, danger] {
                    readable(ink, ground);
                }
            }
            readable(palette.on_accent, accent);
        }
    }

    #[test]
    fn the_word_of_a_badge_can_be_read_on_its_soft_ground() {
        for palette in [LIGHT, DARK] {
            for color in CauseId::ALL.map(|cause| palette.cause(cause)) {
                readable(palette.text, over(palette.soft(color), palette.card));
                readable(color, palette.card);
            }
            for color in [palette.weak, palette.good, palette.bad, palette.danger] {
                readable(color, over(palette.soft(color), palette.card));
            }
        }
    }

    #[test]
    fn curves_and_causes_stand_out_from_their_card() {
        for palette in [LIGHT, DARK] {
            let causes = CauseId::ALL.map(|cause| palette.cause(cause));
            let hues = [Hue::Blue, Hue::Orange, Hue::Purple, Hue::Green, Hue::Indigo, Hue::Red];
            for color in causes.into_iter().chain(hues.map(|hue| palette.hue(hue))) {
                assert!(contrast(color, palette.card) >= 3.0, "{color:?}: {:.2}", contrast(color, palette.card));
            }
        }
    }
}
