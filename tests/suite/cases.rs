//! Meetings made by hand with every number worked out on paper: the arithmetic stands beside it.

mod exchange;
mod gates;
mod level;
mod moments;
mod overlap;
mod question;
mod rates;
mod run;
mod silence;
mod talk;
