//! The value beside a chosen one, round and round.

/// The value after the chosen one in a list, or the one before it. The last is followed by the first. Returns the chosen one
/// where the list does not hold it.
pub(in crate::tui::app) fn neighbour<T: Copy + PartialEq>(all: &[T], chosen: T, back: bool) -> T {
    let place = all.iter().position(|value| *value == chosen);
    let next = place.map(|place| (place + if back { all.len() - 1 } else { 1 }) % all.len());
    next.and_then(|next| all.get(next)).copied().unwrap_or(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_round_both_ways() {
        let all = ['a', 'b', 'c'];
        let there = all.map(|c| neighbour(&all, c, false));
        assert_eq!(there, ['b', 'c', 'a']);
        assert_eq!(there.map(|c| neighbour(&all, c, true)), all);
        assert_eq!(neighbour(&all, 'x', true), 'x');
    }
}
