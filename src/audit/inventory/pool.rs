//! What many devices have in common, in memory once.

use super::device::Device;
use crate::audit::{
    ids::{ProgrammeCode, RoomName},
    word::Word,
};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

/// The words and rooms of the devices that were read so far.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    words: FxHashSet<Word>,
    /// By their names as written: two spellings are one room, but are shown as they are.
    rooms: FxHashMap<SmolStr, RoomName>,
}

impl Pool {
    /// Lets a device share its words with the devices before it.
    pub fn share(&mut self, device: &mut Device) {
        device.model = self.word(&device.model);
        device.delivery = device.delivery.as_deref().map(|word| self.word(word));
        device.owner = device.owner.as_deref().map(|word| self.word(word));
        device.programme = device.programme.as_ref().map(|programme| self.programme(programme.as_str()));
        device.room = device.room.as_ref().map(|room| self.room(room.as_str()));
    }

    /// Returns the room with this name, as it was written before.
    pub fn room(&mut self, name: &str) -> RoomName {
        match self.rooms.get(name) {
            Some(known) => known.clone(),
            None => self.rooms.entry(SmolStr::new(name)).or_insert(RoomName::new(name)).clone(),
        }
    }

    /// Returns the programme with this code.
    pub fn programme(&mut self, code: &str) -> ProgrammeCode {
        self.word(code).into()
    }

    /// Returns the word with this text.
    pub fn word(&mut self, text: &str) -> Word {
        match self.words.get(text) {
            Some(known) => known.clone(),
            None => {
                let word = Word::from(text);
                self.words.insert(word.clone());
                word
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_share_what_is_the_same_and_keep_each_spelling() {
        let device = |room: &str| Device {
            model: "UP13".into(),
            programme: Some("P1".into()),
            owner: Some("SYN".into()),
            room: Some(room.into()),
            ..Device::default()
        };
        let (mut pool, mut devices) = (Pool::default(), [device("CDI"), device("CDI"), device("cdi")]);
        let before = devices.clone();
        devices.iter_mut().for_each(|device| pool.share(device));
        assert_eq!(devices, before);
        assert_eq!(devices.each_ref().map(|device| device.room.as_ref().unwrap().as_str()), ["CDI", "CDI", "cdi"]);
        let place = |device: &Device| (device.model.as_ptr(), device.owner.as_ref().unwrap().as_ptr());
        assert_eq!(place(&devices[0]), place(&devices[2]));
        assert!(size_of::<Device>() <= 144, "{}", size_of::<Device>());
    }
}
