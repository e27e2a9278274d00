// Most folders have none of it, so that it is loaded by itself where one does.
export { loadProject } from '../../workspace/project.ts';
