//! Days as datasets write them, in one cell or in three.

use super::{Meant, Row};

/// A day written YYYY-MM-DD or YYYYMMDD as ISO 8601.
pub(super) fn iso(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(|c| *c != '-').collect();
    let well = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit());
    let shaped = well
        && (written.len() == 8
            || (written.len() == 10 && written.get(4..5) == Some("-") && written.get(7..8) == Some("-")));
    if !shaped {
        return None;
    }
    let (month, day): (u8, u8) = (digits[4..6].parse().ok()?, digits[6..].parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

/// A day written YYYY-MM-DD, YYYYMMDD, or day/month/year.
pub(super) fn iso_or_european(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split('/').collect();
    let [day, month, year] = parts[..] else { return iso(written) };
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (year.len() == 4).then(|| date.to_string())
}

/// The day under this name.
pub(super) fn in_one(row: &Row<'_>, name: &str) -> Meant<String> {
    let cell = row.get(name);
    iso(cell).ok_or_else(|| format!("{name} is no day: {cell:?}"))
}

/// A day in three cells, to the year or month where no more is known; none where the year is open.
pub(super) fn in_three(row: &Row<'_>, [year, month, day]: [&str; 3]) -> Meant<Option<String>> {
    let Some(year) = row.number::<f64>(year)?.filter(|year| (1000.0..=3000.0).contains(year)) else {
        return Ok(None);
    };
    // Datasets write 0, 88, 99 or a negative number where it is not known.
    let part = |name: &str, most: f64, what: &str| match row.number::<f64>(name)? {
        Some(n) if (1.0..=most).contains(&n) => Ok(Some(n)),
        Some(n) if (1.0..88.0).contains(&n) => Err(format!("{name} is no {what}: {n}")),
        _ => Ok(None),
    };
    Ok(Some(match (part(month, 12.0, "month")?, part(day, 31.0, "day")?) {
        (Some(month), Some(day)) => {
            let told = format!("{year:04}-{month:02}-{day:02}");
            told.parse::<jiff::civil::Date>().map_err(|_| format!("{told} is no day"))?.to_string()
        }
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    }))
}

#[cfg(test)]
mod tests {
    use super::{iso, iso_or_european};

    #[test]
    fn days() {
        assert_eq!(iso("20250218").as_deref(), Some("2025-02-18"));
        assert_eq!(iso("2025-02-18").as_deref(), Some("2025-02-18"));
        for bad in ["", "2025", "20251318", "20250200", "2025/02/18", "202-502-18", "٢٠٢٥٠٢١٨"] {
            assert_eq!(iso(bad), None, "{bad}");
        }
        assert_eq!(iso_or_european("3/10/1993").as_deref(), Some("1993-10-03"));
        assert_eq!(iso_or_european("1993-10-03").as_deref(), Some("1993-10-03"));
        for bad in ["10/31/1993", "3/10/93", "3/10", "31/02/1993", "1993"] {
            assert_eq!(iso_or_european(bad), None, "{bad}");
        }
    }
}
