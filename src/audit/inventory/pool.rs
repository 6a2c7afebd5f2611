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
        self.word(&mut device.model);
        device.delivery.iter_mut().for_each(|word| self.word(word));
        device.owner.iter_mut().for_each(|word| self.word(word));
        if let Some(programme) = &mut device.programme {
            let mut word = programme.word().clone();
            self.word(&mut word);
            *programme = ProgrammeCode::from(word);
        }
        device.room.iter_mut().for_each(|room| self.room(room));
    }

    /// Lets a room share its name with those before it.
    pub fn room(&mut self, room: &mut RoomName) {
        match self.rooms.get(room.as_str()) {
            Some(known) => room.clone_from(known),
            None => drop(self.rooms.insert(SmolStr::new(room.as_str()), room.clone())),
        }
    }

    fn word(&mut self, word: &mut Word) {
        match self.words.get(word) {
            Some(known) => word.clone_from(known),
            None => drop(self.words.insert(word.clone())),
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
