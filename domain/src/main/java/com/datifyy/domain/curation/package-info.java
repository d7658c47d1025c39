/// What staff learn about a pair before they suggest one to the other: the score in words, what a machine may
/// add to it, and the little that may be told to that machine.
///
/// A briefing holds no name, contact, place, number or photo of anybody; a commentary moves a score by few
/// points and decides nothing.
@NullMarked
package com.datifyy.domain.curation;

import org.jspecify.annotations.NullMarked;
