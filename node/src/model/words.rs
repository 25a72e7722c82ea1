//! What the program says to people, in the language they read: messages by Fluent, dates, numbers, lists, countries and
//! languages by ICU.
//!
//! The catalogues are `node/texts/*.ftl`; each further language is one further file. `build/messages.rs` makes a method
//! of each message of the English one, so a message that is missing or wrongly filled in does not compile. This module
//! knows no page and no material. Specs: <https://projectfluent.org/fluent/guide/>, <https://cldr.unicode.org/>.

use std::{fmt, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter, NoCalendarFormatter, fieldsets, pattern::FixedCalendarDateTimeNames,
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_experimental::displaynames::{
    DisplayNamesOptions,
    multi::{LanguageDisplayNames, RegionDisplayNames},
};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::{Locale, locale, subtags};
use icu_time::Time;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use jiff::{Timestamp, Zoned, civil, tz::TimeZone};
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The words of one language.
pub struct Words {
    /// BCP 47 tag, as in the address of the page.
    pub code: &'static str,
    messages: FluentBundle<FluentResource>,
    day: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::M>,
    year_month: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YM>,
    time: NoCalendarFormatter<fieldsets::T>,
    number: DecimalFormatter,
    list: ListFormatter,
    countries: RegionDisplayNames,
    languages: LanguageDisplayNames,
}

static ALL: LazyLock<Vec<Words>> =
    LazyLock::new(|| CATALOGUES.iter().map(|(code, text)| Words::read(code, text)).collect());

impl Words {
    /// The words of a language; nothing for one that has no catalogue.
    pub fn of(code: &str) -> Option<&'static Self> {
        ALL.iter().find(|words| words.code == code)
    }

    /// The last resort: English.
    pub fn english() -> &'static Self {
        &ALL[0]
    }

    /// All languages of the interface, English first.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    fn read(code: &'static str, text: &str) -> Self {
        let reader = reading(code);
        let resource = FluentResource::try_new(text.to_owned()).expect("a test reads every catalogue");
        let mut messages = FluentBundle::new_concurrent(vec![code.parse().expect("file names are tags")]);
        messages.set_use_isolating(false);
        messages.set_formatter(Some(grouped));
        messages.add_resource(resource).expect("a test finds what is said twice");
        let own = "CLDR knows every language of a catalogue";
        let hours = fieldsets::T::hm();
        Self {
            code,
            messages,
            day: FixedCalendarDateTimeFormatter::try_new((&reader).into(), fieldsets::YMD::long()).expect(own),
            month: FixedCalendarDateTimeFormatter::try_new((&reader).into(), fieldsets::M::long()).expect(own),
            year_month: year_month(&reader).expect(own),
            time: NoCalendarFormatter::try_new((&reader).into(), hours).expect(own),
            number: decimals(&reader).expect(own),
            list: ListFormatter::try_new_and((&reader).into(), ListFormatterOptions::default()).expect(own),
            countries: RegionDisplayNames::try_new((&reader).into(), DisplayNamesOptions::default()).expect(own),
            languages: LanguageDisplayNames::try_new((&reader).into(), DisplayNamesOptions::default()).expect(own),
        }
    }

    /// A message with its values; what this language lacks is said in English.
    fn say(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let found = [self, Self::english()].into_iter().find_map(|words| {
            let pattern = words.messages.get_message(id)?.value()?;
            let mut errors = Vec::new();
            Some(words.messages.format_pattern(pattern, Some(&values), &mut errors).into_owned())
        });
        found.unwrap_or_else(|| id.to_owned())
    }

    /// A day: `2. marraskuuta 2026`.
    pub fn day(&self, day: civil::Date) -> String {
        match date(day) {
            // ICU4X derives the Irish form from a skeleton that CLDR lacks, month first; CLDR's own long form is this.
            Some(date) if self.code == "ga" => format!("{} {} {}", day.day(), self.month.format(&date), day.year()),
            Some(date) => self.day.format(&date).to_string(),
            None => day.to_string(),
        }
    }

    /// The month of a day: `marraskuu 2026`.
    pub fn month_of(&self, day: civil::Date) -> String {
        match date(day) {
            Some(date) if self.code == "ga" => format!("{} {}", self.month.format(&date), day.year()),
            Some(date) => self.year_month.format(&date).to_string(),
            None => format!("{}-{:02}", day.year(), day.month()),
        }
    }

    /// A time of day to the minute: `10.00`.
    pub fn time(&self, time: civil::Time) -> String {
        let part = |number: i8| number.unsigned_abs();
        match Time::try_new(part(time.hour()), part(time.minute()), 0, 0) {
            Ok(time) => self.time.format(&time).to_string(),
            Err(_) => time.to_string(),
        }
    }

    /// Day and time of day in the zone of `at`, which the caller names.
    pub fn moment(&self, at: &Zoned) -> String {
        format!("{} {}", self.day(at.date()), self.time(at.time()))
    }

    /// From when to when, in the zone of that IANA name, which is said; in UTC where nobody here knows the zone. What
    /// lasts from the first to the last minute of its days is given in days.
    pub fn span(&self, starts: Timestamp, ends: Option<Timestamp>, zone: &str) -> String {
        let (zone, name) = TimeZone::get(zone).map_or((TimeZone::UTC, "UTC"), |known| (known, zone));
        let is_days =
            ends.is_some_and(|ends| is_whole_days(&starts.to_zoned(zone.clone()), &ends.to_zoned(zone.clone())));
        let span = self.span_there(starts, ends, &zone);
        if is_days { span } else { format!("{span} ({name})") }
    }

    /// The same in a zone whose name stands beside it already.
    pub fn span_there(&self, starts: Timestamp, ends: Option<Timestamp>, zone: &TimeZone) -> String {
        let starts = starts.to_zoned(zone.clone());
        let ends = ends.map(|ends| ends.to_zoned(zone.clone()));
        if let Some(last) = ends.as_ref().filter(|ends| is_whole_days(&starts, ends)) {
            let first = self.day(starts.date());
            return if last.date() == starts.date() { first } else { format!("{first} – {}", self.day(last.date())) };
        }
        let until = ends.map_or_else(String::new, |ends| {
            if ends.date() == starts.date() {
                format!("–{}", self.time(ends.time()))
            } else {
                format!(" – {}", self.moment(&ends))
            }
        });
        format!("{}{until}", self.moment(&starts))
    }

    /// A whole number with the separators of the language.
    pub fn number(&self, number: impl Into<i64>) -> String {
        self.number.format(&Decimal::from(number.into())).to_string()
    }

    /// A number of bytes as people read it, to three digits or so: `2,3 Mt`.
    pub fn size(&self, bytes: u64) -> String {
        let of = |unit: u64| i64::try_from(bytes.saturating_add(unit / 2) / unit).unwrap_or(i64::MAX);
        match bytes {
            0..1_000 => self.size_bytes(&self.number(of(1))),
            1_000..999_500 => self.size_kilobytes(&self.number(of(1_000))),
            _ => {
                let mut tenths = Decimal::from(of(100_000));
                tenths.multiply_pow10(-1);
                self.size_megabytes(&self.number.format(&tenths).to_string())
            }
        }
    }

    /// Several things: `a, b ja c`.
    pub fn list(&self, things: &[String]) -> String {
        self.list.format(things.iter()).to_string()
    }

    /// A country by its ISO 3166-1 alpha-2 code; a code nobody knows is shown as it is.
    pub fn country(&self, code: &str) -> String {
        let region = code.parse::<subtags::Region>().ok();
        region.and_then(|region| self.countries.of(region)).unwrap_or(code).to_owned()
    }

    /// A language by its tag, in this language, its form in a country with that; a tag nobody knows is shown as it is.
    pub fn language(&self, tag: &str) -> String {
        let primary = tag.split('-').next().and_then(|primary| primary.parse::<subtags::Language>().ok());
        let Some(name) = primary.and_then(|language| self.languages.of(language)) else { return tag.to_owned() };
        formed(name, tag, |country| self.country(country))
    }
}

/// The name that a language gives itself, with what tells its form in a country or a script from others.
pub fn own_name(name: &str, tag: &str) -> String {
    let locale = tag.split('-').next().and_then(|primary| primary.parse::<Locale>().ok());
    formed(name, tag, |country| {
        let own = || RegionDisplayNames::try_new(locale.as_ref()?.into(), DisplayNamesOptions::default()).ok();
        let said = |names: &RegionDisplayNames| Some(names.of(country.parse().ok()?)?.to_owned());
        own().as_ref().and_then(said).unwrap_or_else(|| country.to_owned())
    })
}

/// The name of a language, and after it the country or script in its tag.
fn formed(name: &str, tag: &str, country: impl Fn(&str) -> String) -> String {
    let parts = tag.split('-').skip(1).take_while(|part| part.len() > 1);
    let said = parts.filter_map(|part| match part.len() {
        2 => Some(country(part)),
        4 if part.chars().all(|c| c.is_ascii_alphabetic()) => Some(part.to_owned()),
        _ => None,
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { name.to_owned() } else { format!("{name} ({})", said.join(", ")) }
}

/// The decimals of a language, for numbers inside messages.
struct Decimals(DecimalFormatter);

impl Memoizable for Decimals {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        decimals(&reading(&language.to_string())).map(Self).ok_or(())
    }
}

/// A whole number inside a message, with the separators of its language.
#[expect(clippy::cast_possible_truncation, reason = "counts are whole and far below 2^53")]
fn grouped(value: &FluentValue<'_>, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = (number.value.fract() == 0.0).then_some(number.value as i64)?;
    languages.with_try_get::<Decimals, _, _>((), |own| own.0.format(&Decimal::from(whole)).to_string()).ok()
}

/// The locale whose habits a catalogue follows: who reads English here writes the day first.
fn reading(code: &str) -> Locale {
    if code == "en" { locale!("en-IE") } else { code.parse().expect("file names are tags") }
}

/// Month and year. In Portuguese ICU4X 2.4 does not see that there is a number in them, and has no digits at hand.
fn year_month(reader: &Locale) -> Option<FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YM>> {
    let formatter = FixedCalendarDateTimeFormatter::try_new(reader.into(), fieldsets::YM::long()).ok()?;
    let mut names = FixedCalendarDateTimeNames::from_formatter(reader.into(), formatter);
    names.include_decimal_formatter().ok()?;
    names.try_into_formatter(fieldsets::YM::long()).ok()
}

fn decimals(reader: &Locale) -> Option<DecimalFormatter> {
    DecimalFormatter::try_new(reader.into(), icu_decimal::options::DecimalFormatterOptions::default()).ok()
}

/// Whether it begins with the first minute of a day and ends with the last one of a day.
fn is_whole_days(starts: &Zoned, ends: &Zoned) -> bool {
    starts.time() == civil::Time::midnight() && (ends.hour(), ends.minute()) == (23, 59)
}

fn date(day: civil::Date) -> Option<Date<Gregorian>> {
    let part = |number: i8| number.unsigned_abs();
    Date::try_new_gregorian(day.year().into(), part(day.month()), part(day.day())).ok()
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.code).finish()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Words {}

#[cfg(test)]
mod tests;
