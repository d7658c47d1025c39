/// Who fits whom, both ways: hard rules, a score that explains itself, and the compact form of a person that
/// both work on.
///
/// Everything here is integer arithmetic over values, without a clock or a store, so the same two people get
/// the same answer on any machine.
@NullMarked
package com.datifyy.domain.matching;

import org.jspecify.annotations.NullMarked;
