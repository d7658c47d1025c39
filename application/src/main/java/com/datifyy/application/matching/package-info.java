/// Keeping match cards, and introducing people who were found.
@NullMarked
package com.datifyy.application.matching;

import org.jspecify.annotations.NullMarked;
