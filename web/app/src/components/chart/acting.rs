//! What the controls of a chart do, and the keys that stand for them.

use timeline::{AxisKind, Form, Moment, View, style::Theme};
use yew::prelude::*;

use super::{
    bars::Bar,
    controls::Do,
    head, paint,
    picture::{Picture, Place},
    scene::Shown,
    view,
};
use crate::download;

/// A chart as it is drawn, and all of it that a reader can change.
#[derive(Clone)]
pub struct Acting {
    pub picture: Picture,
    pub shown: Option<Shown>,
    /// How long the axis is.
    pub length: f64,
    pub axis: UseStateHandle<AxisKind>,
    pub view: UseStateHandle<Option<View>>,
    pub critical: UseStateHandle<bool>,
    pub head: UseStateHandle<Option<Place>>,
    /// Moves the playhead, and the view with it.
    pub set_head: Callback<Place>,
    pub playing: UseStateHandle<bool>,
    pub speed: UseStateSetter<f64>,
    pub bookmarks: UseStateHandle<Vec<Place>>,
    /// What tells the program from others, for its bookmarks.
    pub program: AttrValue,
    /// The bar that Tab leads to.
    pub stop: Option<Bar>,
    pub on_moment: Callback<Moment>,
    /// What files that are saved are called, without an ending.
    pub file: AttrValue,
}

impl Acting {
    pub fn act(&self, what: Do) {
        match what {
            Do::Play => self.play(),
            Do::Step(forth) => {
                self.playing.set(false);
                let from = self.head.unwrap_or(Place::of(*self.axis, Moment::default()));
                let this = self.clone();
                head::step_from(&self.picture, from, forth, move |place| this.go(place));
            }
            Do::Scrub(share) => {
                self.playing.set(false);
                self.go(Place::new(*self.axis, share * self.length));
            }
            Do::Speed(times) => self.speed.set(times),
            Do::Bookmark => {
                if let Some(place) = *self.head
                    && !self.bookmarks.contains(&place)
                {
                    let mut more = (*self.bookmarks).clone();
                    more.push(place);
                    self.keep(more);
                }
            }
            Do::ToBookmark(index) => {
                if let Some(place) = self.bookmarks.get(index) {
                    self.go_to_bookmark(*place);
                }
            }
            Do::DropBookmark(index) => {
                let mut fewer = (*self.bookmarks).clone();
                fewer.remove(index);
                self.keep(fewer);
            }
            Do::Axis(kind) => {
                self.playing.set(false);
                self.view.set(None);
                self.head.set(self.head.and_then(|head| head.on(kind)));
                self.axis.set(kind);
            }
            Do::Zoom(factor) => {
                let least = view::least(*self.axis);
                self.view.set(view::zoomed(*self.view, self.length, least, factor, self.middle()));
            }
            Do::Whole => self.view.set(None),
            Do::Critical => self.critical.set(!*self.critical),
            Do::Svg => {
                if let Some(shown) = &self.shown {
                    let text = timeline::svg::document(&shown.scene.0, Theme::Auto);
                    download::save(&format!("{}.svg", self.file), "image/svg+xml", &text);
                }
            }
            Do::Png => {
                if let Some(canvas) = self.shown.as_ref().and_then(|shown| paint::picture(&shown.scene.0)) {
                    download::save_picture(&format!("{}.png", self.file), &canvas);
                }
            }
        }
    }

    fn play(&self) {
        if *self.playing {
            self.playing.set(false);
            if let Some(place) = *self.head {
                self.tell(place);
            }
        } else if head::is_still() {
            self.set_head.emit(Place::new(*self.axis, self.length));
        } else {
            if self.head.is_none_or(|head| head.at >= self.length) {
                self.set_head.emit(Place::new(*self.axis, 0.0));
            }
            self.playing.set(true);
        }
    }

    fn go(&self, place: Place) {
        self.set_head.emit(place);
        self.tell(place);
    }

    /// Tells the views beside the chart which moment is looked at.
    fn tell(&self, place: Place) {
        if let Some(moment) = self.picture.moment(&place) {
            self.on_moment.emit(moment);
        }
    }

    fn go_to_bookmark(&self, place: Place) {
        self.playing.set(false);
        self.tell(place);
        match place.on(*self.axis) {
            Some(place) => self.set_head.emit(place),
            None => {
                self.view.set(None);
                self.axis.set(place.axis);
                self.head.set(Some(place));
            }
        }
    }

    fn keep(&self, bookmarks: Vec<Place>) {
        head::keep_bookmarks(&self.program, &bookmarks);
        self.bookmarks.set(bookmarks);
    }

    /// What stays in its place in a zoom: the playhead where it is in sight, the bar that Tab leads to, or the middle.
    fn middle(&self) -> f64 {
        let seen = view::shown(*self.view, self.length);
        let head = self.head.map(|head| head.at);
        head.filter(|at| *at >= seen.start && *at <= seen.end)
            .or_else(|| self.at_stop())
            .unwrap_or((seen.start + seen.end) / 2.0)
    }

    /// Where on the axis the middle of the bar is that Tab leads to.
    fn at_stop(&self) -> Option<f64> {
        let shown = self.shown.as_ref()?;
        let Form::Rect { x, width, .. } = self.stop?.find(&shown.scene.0)?.form else { return None };
        let x = x + width / 2.0;
        Some(shown.at(shown.fit.map_or(x, |fit| fit.x(x))))
    }
}
