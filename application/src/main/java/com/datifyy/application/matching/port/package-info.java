/// What matching needs from outside: the index of people that finds who fits, the feed of changed match
/// cards, and how often people were shown.
@NullMarked
package com.datifyy.application.matching.port;

import org.jspecify.annotations.NullMarked;
