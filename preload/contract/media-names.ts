/** How the names of files end that are taken for media without a look inside, lower case and without dot. */
export const extensions = {
  image: 'jpg jpeg jpe png webp avif gif tif tiff svg heic heif bmp'.split(' '),
  video: 'mp4 m4v mov mkv webm avi mpg mpeg mpe ts m2ts mts wmv asf flv f4v ogv 3gp 3g2 mxf vob dv'.split(' '),
  audio: 'mp3 m4a m4b aac wav flac ogg oga opus wma aiff aif amr ac3 mka weba'.split(' '),
  subtitle: 'srt vtt ass ssa'.split(' '),
} as const;
