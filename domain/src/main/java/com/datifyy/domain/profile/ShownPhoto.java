package com.datifyy.domain.profile;

/// A photo as one viewer may fetch it.
///
/// @param order its place in the gallery, counted from 0
/// @param link the sealed [PhotoLink] to it at full size
/// @param thumbnailLink the sealed link to its thumbnail
public record ShownPhoto(Photo photo, int order, boolean primary, String link, String thumbnailLink) {}
