/// Profiles over REST: one's own, those of others, search and recommendations.
@NullMarked
package com.datifyy.adapters.rest.profile;

import org.jspecify.annotations.NullMarked;
