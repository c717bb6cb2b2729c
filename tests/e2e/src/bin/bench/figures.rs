//! Figures from many measurements.
//!
//! Invariant: a percentile is one of the measured values (nearest rank), never an interpolation.

/// Measured milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<f64>);

impl Figures {
    /// Adds a measurement.
    pub fn add(&mut self, milliseconds: f64) {
        let at = self.0.partition_point(|other| *other < milliseconds);
        self.0.insert(at, milliseconds);
    }

    /// The middle one, as text.
    pub fn median(&self) -> String {
        self.percentile(50)
    }

    /// The one that 95 of 100 do not exceed, as text.
    pub fn p95(&self) -> String {
        self.percentile(95)
    }

    /// The largest, as text.
    pub fn worst(&self) -> String {
        self.percentile(100)
    }

    fn percentile(&self, percent: usize) -> String {
        let rank = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        match self.0.get(rank) {
            Some(value) => milliseconds(*value),
            None => "none".to_owned(),
        }
    }
}

/// A time as it is shown.
pub fn milliseconds(value: f64) -> String {
    format!("{value:.1} ms")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measured_values() {
        let mut figures = Figures::default();
        (1..=20)
            .rev()
            .for_each(|value| figures.add(f64::from(value)));
        assert_eq!(figures.median(), "10.0 ms");
        assert_eq!(figures.p95(), "19.0 ms");
        assert_eq!(figures.worst(), "20.0 ms");
        assert_eq!(Figures::default().p95(), "none");
    }
}
