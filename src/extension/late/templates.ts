export { templateReader } from '../../workspace/templateReader.ts';
